import { Dice } from './dice.js';
import { Evaluator } from './evaluator.js';
import { HUB_SUBJECTS, WORKER_SUBJECTS } from './people.js';
import { HUB_NAMESPACES, type Question, questionsAbout, WORKER_NAMESPACES } from './questions.js';
import { ask, asWritten, create, rbacOf, remove, settle } from './server.js';
import { SHIPPED, SHIPPED_ON_HUB } from './vocabulary.js';
import { type Brought, permissions } from './worker-side.js';
import { partOf, World } from './world.js';
import { type Api, type KubeObject } from '../control-plane/api.js';

/** The first world; a failing run prints it. */
export const SEED = Number(process.env.CONFORMANCE_RBAC_SEED ?? 1);
const WORLDS = Number(process.env.CONFORMANCE_RBAC_WORLDS ?? 8);
export const SEEDS: readonly number[] = Array.from({ length: WORLDS }, (_, i) => SEED + i);

const QUESTIONS = 80;

/** What somebody knows of a server. */
export interface Known {
  /** Objects as they are applied: on the hub without the roles that the catalogue knows. */
  readonly written: readonly KubeObject[];
  /** Objects as the server returns them. */
  readonly live: readonly KubeObject[];
  /** The same by what brings it to a worker. */
  readonly brought?: Brought;
}

/** Questions about one world, and the server's answers. */
export interface Asked {
  readonly seed: number;
  readonly questions: readonly Question[];
  readonly server: readonly boolean[];
  /** Everything, with all that the server ships. */
  readonly whole: Known & { readonly rbac: readonly KubeObject[] };
  readonly part: Known;
}

const bindingsOf = (objects: readonly KubeObject[]) => objects.filter(({ kind }) => kind.endsWith('Binding')).map(asWritten);

interface Put {
  readonly seed: number;
  readonly objects: readonly KubeObject[];
  readonly shipped: readonly KubeObject[];
}

/** Applies a world, asks, and takes it away. */
async function answersTo(api: Api, side: 'hub' | 'worker', { seed, objects, shipped }: Put) {
  const rbac = [...objects, ...shipped.map(asWritten)];
  await create(api, objects);
  await settle(api, `w${seed}-ready`);
  const questions = questionsAbout(side, new Dice(seed + 15485863), new Evaluator(rbac, true), QUESTIONS);
  const server = await ask(api, questions);
  const live = await rbacOf(api);
  await remove(api, objects);
  return { questions, server, live, rbac };
}

export async function askAboutHub(api: Api, seed: number, shipped: readonly KubeObject[]): Promise<Asked> {
  const { objects } = new World({ seed, namespaces: HUB_NAMESPACES, subjects: HUB_SUBJECTS, shipped: SHIPPED_ON_HUB, absentRoles: true });
  const { live, rbac, ...asked } = await answersTo(api, 'hub', { seed, objects, shipped });
  const written = [...objects, ...bindingsOf(shipped)];
  return { seed, ...asked, whole: { written, live, rbac }, part: { written: partOf(written, seed), live: partOf(live, seed) } };
}

/** Of a worker only the absent roles stay unknown, whatever is declared: its worlds have none. */
export async function askAboutWorker(api: Api, seed: number, shipped: readonly KubeObject[]): Promise<Asked> {
  const setting = { namespaces: WORKER_NAMESPACES, subjects: WORKER_SUBJECTS, shipped: SHIPPED, absentRoles: false };
  const world = new World({ seed: seed + 500_000, ...setting });
  const clusterRoles = world.objects.filter(({ kind }) => kind === 'ClusterRole').map(({ metadata }) => metadata.name);
  const permitted = await permissions(world, seed, clusterRoles);
  const objects = [...world.objects, ...permitted.flatMap(one => one.objects)];
  const { live, rbac, ...asked } = await answersTo(api, 'worker', { seed, objects, shipped });
  const all = { objects: [...world.objects, ...bindingsOf(shipped)], permitted };
  const left = { objects: partOf(all.objects, seed), permitted: permitted.filter((_, i) => (seed + i) % 3 > 0) };
  return { seed, ...asked, whole: { written: written(all), live, brought: all, rbac }, part: { written: written(left), live: [], brought: left } };
}

const written = ({ objects, permitted }: Brought) => [...objects, ...permitted.flatMap(one => one.objects)];

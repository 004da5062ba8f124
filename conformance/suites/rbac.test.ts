import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { KUBERNETES_VERSION } from '../src/components/catalogue.js';
import { type Api, type KubeObject } from '../src/control-plane/api.js';
import { type Cluster } from '../src/control-plane/cluster.js';
import { ControlPlane } from '../src/control-plane/control-plane.js';
import { ensureNamespaces } from '../src/install.js';
import { Evaluator } from '../src/rbac/evaluator.js';
import { hubAnswers, KUBERNETES, rightsOfRules, roleRights } from '../src/rbac/hub-side.js';
import { cataloguedClusterRoles, cataloguedLabels, cataloguedRoles } from '../src/rbac/inside.js';
import { HUB_PEOPLE } from '../src/rbac/people.js';
import { everyQuestion, HUB_NAMESPACES, type Question, WORKER_NAMESPACES } from '../src/rbac/questions.js';
import { askAboutHub, askAboutWorker, type Asked, SEED, SEEDS } from '../src/rbac/run.js';
import { ask, asWritten, create, opinions, rbacOf, remove, settle } from '../src/rbac/server.js';
import { smallest } from '../src/rbac/shrink.js';
import { RBAC_V1 } from '../src/rbac/vocabulary.js';
import { type Brought, workerAnswers } from '../src/rbac/worker-side.js';
import { boundInTurn, circle } from '../src/rbac/world.js';
import { record } from '../src/report/record.js';

const suite = 'rbac';
let plane: ControlPlane;
let hubApi: Api;
let shipped: readonly KubeObject[];
const hub: Asked[] = [];
const worker: Asked[] = [];

beforeAll(async () => {
  record(suite, { versions: [`kubernetes ${KUBERNETES_VERSION}`], notes: [`seed ${SEED}; CONFORMANCE_RBAC_SEED=${SEED} makes the same worlds again`] });
  plane = await ControlPlane.start(suite);
  const clusters = await plane.addClusters({ name: 'hub' }, { name: 'worker' });
  const [first, second] = await Promise.all(clusters.map(prepare));
  shipped = first;
  hubApi = clusters[0].admin;
  await Promise.all([
    (async () => {
      for (const seed of SEEDS) {
        hub.push(await askAboutHub(hubApi, seed, first));
      }
    })(),
    (async () => {
      for (const seed of SEEDS) {
        worker.push(await askAboutWorker(clusters[1].admin, seed, second));
      }
    })(),
  ]);
}, 120_000);

afterAll(async () => {
  record(suite, { peakMemoryMiB: plane?.processes.peakMemoryMiB });
  await plane?.stop();
});

/** What the server ships, with what it aggregates. */
async function prepare({ admin, name }: Cluster): Promise<KubeObject[]> {
  await ensureNamespaces(admin, new Set([...HUB_NAMESPACES, ...WORKER_NAMESPACES]));
  await settle(admin, `${name}-ready`);
  return rbacOf(admin);
}

describe('the roles that Kubernetes ships', () => {
  const roles = (kind: string) => shipped.filter(object => object.kind === kind);
  const keyOf = ({ kind, metadata }: Pick<KubeObject, 'kind' | 'metadata'>) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;

  test(`are in the catalogue for Kubernetes ${KUBERNETES}, with their rules`, () => {
    const all = [...roles('ClusterRole'), ...roles('Role')];
    expect(all.length).toBeGreaterThan(60);
    const known = roleRights(all);
    const sorted = (rights: ReadonlySet<string> | undefined) => rights && [...rights].sort();
    expect(Object.fromEntries(all.map(role => [keyOf(role), sorted(known.get(keyOf(role)))]))).toEqual(
      Object.fromEntries(all.map(role => [keyOf(role), rightsOfRules(role.rules ?? [])])),
    );
  });

  test('are all that the catalogue has for it', () => {
    const catalogued = [
      ...cataloguedClusterRoles().map(name => ({ kind: 'ClusterRole', metadata: { name } })),
      ...cataloguedRoles().map(name => ({ kind: 'Role', metadata: { namespace: name.split('/')[0], name: name.slice(name.indexOf('/') + 1) } })),
    ];
    const known = roleRights(catalogued);
    const there = new Set(shipped.map(keyOf));
    expect(catalogued.map(keyOf).filter(key => (known.get(key)?.size ?? 0) > 0 && !there.has(key))).toEqual([]);
  });

  test('have the labels by which they are aggregated', () => {
    expect(Object.fromEntries(roles('ClusterRole').map(({ metadata }) => [metadata.name, cataloguedLabels(metadata.name)]))).toEqual(
      Object.fromEntries(roles('ClusterRole').map(({ metadata }) => [metadata.name, metadata.labels])),
    );
  });
});

test('the questions are many, and the server says yes to a third of them and no to a third', () => {
  for (const [side, asked] of [['hub', hub] as const, ['worker', worker] as const]) {
    const answers = asked.flatMap(({ server }) => server);
    const yes = answers.filter(answer => answer).length;
    record(suite, { notes: [`${side}: ${answers.length} questions, ${yes} yes`] });
    expect(Math.min(yes, answers.length - yes)).toBeGreaterThan(answers.length / 3);
  }
  expect([...hub, ...worker].flatMap(({ server }) => server).length).toBeGreaterThanOrEqual(500);
});

type Answer = boolean | undefined;

/** Where answers differ: `world 3, who-can: ann [{"verb":"get",…}]: false instead of true`. */
function differences({ seed, questions }: Pick<Asked, 'seed' | 'questions'>, found: readonly Answer[], wanted: readonly Answer[]): string[] {
  return questions.flatMap(({ means, person, asked }, i) =>
    found[i] === wanted[i] ? [] : [`world ${seed}, ${means}: ${person.user} ${JSON.stringify(asked)}: ${found[i]} instead of ${wanted[i]}`],
  );
}

/** Yes is the only answer that is certain over a part. */
const onlyYes = (answers: readonly Answer[]) => answers.map(answer => answer === true || undefined);

/** Without those about the group that needs no binding: reports list it where a binding names it, and in a part none may. */
function withoutMasters(asked: Asked): Asked {
  const kept = asked.questions.map(({ person }) => !person.groups.includes('system:masters'));
  return { ...asked, questions: asked.questions.filter((_, i) => kept[i]), server: asked.server.filter((_, i) => kept[i]) };
}

/** Answers that the server denies. */
const wrong = (asked: Pick<Asked, 'seed' | 'questions' | 'server'>, found: readonly Answer[]) =>
  differences(
    asked,
    found,
    found.map((answer, i) => (answer === undefined ? undefined : asked.server[i])),
  );

test('the second opinion on whole worlds is that of the server', () => {
  expect([...hub, ...worker].flatMap(one => differences(one, opinions(new Evaluator(one.whole.rbac, true), one.questions), one.server))).toEqual([]);
});

/** One way to answer, beside the second opinion on the same objects. */
interface View {
  readonly objects: readonly KubeObject[];
  answers(objects: readonly KubeObject[], questions: readonly Question[]): readonly Answer[];
  opinions(objects: readonly KubeObject[], questions: readonly Question[]): readonly Answer[];
}

/** Where answers differ; of the first that does, the fewest objects with which it does. */
function compare(asked: Asked, view: View, wanted: readonly Answer[]): string[] {
  const found = view.answers(view.objects, asked.questions);
  const first = found.findIndex((answer, i) => answer !== wanted[i]);
  if (first < 0) {
    return [];
  }
  const question = [asked.questions[first]];
  const few = smallest(
    view.objects,
    objects => view.answers(objects, question)[0] === found[first] && view.opinions(objects, question)[0] === wanted[first],
  );
  return [...differences(asked, found, wanted), ...few.map(object => JSON.stringify(object))];
}

const shippedRoles = () => shipped.filter(({ kind }) => kind.endsWith('Role')).map(asWritten);

const opinionsOf = (whole: boolean) => (objects: readonly KubeObject[], questions: readonly Question[]) =>
  opinions(new Evaluator([...objects, ...shippedRoles()], whole), questions);

const count = (answers: readonly (readonly Answer[])[]) => answers.flat().filter(answer => answer).length;

describe('on the hub', () => {
  const everything = (objects: readonly KubeObject[]): View => ({
    objects,
    answers: (few, questions) => hubAnswers(few, questions, true),
    opinions: opinionsOf(true),
  });
  const part = (objects: readonly KubeObject[]): View => ({
    objects,
    answers: (few, questions) => onlyYes(hubAnswers(few, questions, false)),
    opinions: (few, questions) => onlyYes(opinionsOf(false)(few, questions)),
  });

  test('every answer about everything that was applied is definite, and the one of the server', () => {
    expect(hub.flatMap(one => compare(one, everything(one.whole.written), one.server))).toEqual([]);
  });

  test('so is every answer about an export', () => {
    expect(hub.flatMap(one => compare(one, everything(one.whole.live), one.server))).toEqual([]);
  });

  test('with objects hidden, each answer that is definite is the one of the server, and each yes that follows is given', () => {
    const all = hub.map(withoutMasters);
    for (const form of ['written', 'live'] as const) {
      const found = all.map(one => hubAnswers(one.part[form], one.questions, false));
      expect(all.flatMap((one, i) => wrong(one, found[i]))).toEqual([]);
      expect(all.flatMap(one => compare(one, part(one.part[form]), part([]).opinions(one.part[form], one.questions)))).toEqual([]);
      record(suite, { notes: [`hub, ${form}, objects hidden: ${count(found)} of ${count(all.map(one => one.server))} yes remain`] });
    }
  });
});

/** Every question about a few objects of ours, without those of the random worlds. */
async function askEverything(objects: readonly KubeObject[]): Promise<Pick<Asked, 'seed' | 'questions' | 'server'>> {
  await create(hubApi, objects);
  await settle(hubApi, `${objects[0].metadata.name}-ready`);
  const questions = everyQuestion(HUB_PEOPLE);
  const server = await ask(hubApi, questions);
  expect(new Set(server)).toEqual(new Set([true, false]));
  return { seed: SEED, questions, server };
}

test('of roles that aggregate each other, what the order decides has no definite answer', async () => {
  const roles = circle('circle');
  const objects = [...roles, ...boundInTurn(roles.slice(0, 2).map(({ metadata }) => metadata.name), HUB_PEOPLE)];
  const asked = await askEverything(objects);
  const found = hubAnswers([...objects, ...shipped.filter(({ kind }) => kind.endsWith('Binding')).map(asWritten)], asked.questions, true);
  expect(wrong(asked, found)).toEqual([]);
  // What the third brings to both is certain.
  const certain = asked.questions.filter(({ asked: [{ path }] }, i) => path === undefined && found[i] === true);
  expect(certain.map(({ person, asked: [{ verb, resource }] }) => `${person.user} ${verb} ${resource}`)).toEqual([
    'system:serviceaccount:team-a:builder get pods',
    'system:serviceaccount:my-app:controller get pods',
  ]);
  expect(found).toContain(undefined);
  await remove(hubApi, objects);
});

test('a rule with an empty name allows what is asked for without a name, and nothing else', async () => {
  const rules = [{ apiGroups: [''], resources: ['secrets', 'pods/exec'], resourceNames: [''], verbs: ['*'] }];
  const objects = [{ apiVersion: RBAC_V1, kind: 'ClusterRole', metadata: { name: 'empty-name' }, rules }, ...boundInTurn(['empty-name'], HUB_PEOPLE)];
  await create(hubApi, objects);
  await settle(hubApi, 'empty-name-ready');
  const secrets = { group: '', resource: 'secrets', namespace: 'c1' };
  const questions: Question[] = [
    ...['list', 'watch', 'create', 'deletecollection'].map(verb => ({ ...secrets, verb })),
    ...['get', 'update', 'patch', 'delete'].map(verb => ({ ...secrets, verb, name: 'robot' })),
    { verb: 'create', group: '', resource: 'pods', subresource: 'exec', namespace: 'c1', name: 'x' },
  ].map(asked => ({ means: 'rights on the hub', person: HUB_PEOPLE[0], asked: [asked] }));
  const server = await ask(hubApi, questions);
  expect(server).toEqual([true, true, true, true, false, false, false, false, false]);
  expect(hubAnswers(objects, questions, true)).toEqual(server);
  await remove(hubApi, objects);
});

test('an export shows what somebody took away from roles that Kubernetes ships', async () => {
  // Nothing of this comes back before the server starts again, and then only without this annotation.
  const metadata = { annotations: { 'rbac.authorization.kubernetes.io/autoupdate': 'false' } };
  const narrow = (name: string, rules: readonly any[]) => hubApi.merge({ apiVersion: RBAC_V1, kind: 'ClusterRole', name }, { metadata, rules });
  await narrow('system:aggregate-to-edit', [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'create'] }]);
  await narrow('system:monitoring', []);
  await hubApi.delete({ apiVersion: RBAC_V1, kind: 'ClusterRole', name: 'system:aggregate-to-view' });
  const asked = await askEverything(boundInTurn(['edit', 'view', 'system:monitoring'], HUB_PEOPLE));
  expect(differences(asked, hubAnswers(await rbacOf(hubApi), asked.questions, true), asked.server)).toEqual([]);
});

describe('on a worker', () => {
  const view = ({ objects, permitted }: Brought, whole: boolean): View => {
    const definite = (answers: readonly Answer[]) => (whole ? answers : onlyYes(answers));
    const permittedObjects = permitted.flatMap(one => one.objects);
    return {
      objects,
      answers: (few, questions) => definite(workerAnswers({ objects: few, permitted }, questions, whole)),
      opinions: (few, questions) => definite(opinionsOf(whole)([...few, ...permittedObjects], questions)),
    };
  };

  test('every answer about everything that reaches it is definite, and the one of the server', () => {
    expect(worker.flatMap(one => compare(one, view(one.whole.brought!, true), one.server))).toEqual([]);
  });

  test('with objects hidden, each answer that is definite is the one of the server, and each yes that follows is given', () => {
    const found = worker.map(one => workerAnswers(one.part.brought!, one.questions, false));
    expect(worker.flatMap((one, i) => wrong(one, found[i]))).toEqual([]);
    const left = worker.map(one => view(one.part.brought!, false));
    expect(worker.flatMap((one, i) => compare(one, left[i], left[i].opinions(left[i].objects, one.questions)))).toEqual([]);
    record(suite, { notes: [`worker, objects hidden: ${count(found)} of ${count(worker.map(one => one.server))} yes remain`] });
  });
});

import { ChangedFact } from './fact-changes';
import { touchedBy, workerGrants } from './touched';
import { About } from '../../../releases/fact-list';
import { KUEUE } from '../../../releases/kueue/component';
import { Data, fill } from '../../engine/message';
import { AccessGraph } from '../../graph/access-graph';
import { KubeObject, ObjectReference, referenceTo } from '../../input/objects';
import { Installed } from '../../input/releases';

/** Something that has to happen in its turn. */
export interface UpgradeStep {
  /** Id of the step. */
  readonly messageId: string;
  /** What the text names. */
  readonly data: { [name: string]: string | number | string[] };
  /** What to do, and why then. */
  readonly description: string;
  /** The objects of the input that it concerns. */
  readonly objects: ObjectReference[];
}

/** In the order in which they are done. */
const STEPS = {
  convert: 'Convert the objects of {versions} on the hub and on every worker before the first of them runs {component} {to}, which no longer serves them.',
  near: 'Bring the workers {clusters} to within two minors of {component} {to} first: further apart, every workload ends with OwnerNotFound.',
  rights: 'Apply the permissions on the workers before the hub runs {component} {to}: it needs other rights there.',
  hub: 'Upgrade the hub to {component} {to} and apply its configuration in the same step: each release refuses keys that it does not know.',
  component: 'Upgrade {component} to {to}.',
  workers: 'Then bring the workers to {component} {to}.',
  unseen: 'The input does not tell which {component} runs on the workers {clusters}: state it in the fleet, and plan again.',
} as const;

type StepId = keyof typeof STEPS;

/** Two apart was seen to work, four was seen to fail: see the rule kueue-release-skew. */
const APART = 2;

/** An upgrade of one component, and what the catalogue has otherwise after it. */
export interface Upgrade {
  readonly from: Installed;
  readonly to: Installed;
  readonly changed: readonly ChangedFact[];
}

export function stepsOf(graph: AccessGraph, upgrade: Upgrade): UpgradeStep[] {
  if (upgrade.from.version === upgrade.to.version) {
    return [];
  }
  const names = { component: upgrade.to.component.name, to: upgrade.to.version };
  const step = (id: StepId, objects: readonly KubeObject[] = [], data: Data = {}): UpgradeStep => {
    const all = { ...names, ...data };
    return { messageId: id, data: all as UpgradeStep['data'], description: fill(STEPS[id], all), objects: objects.map(referenceTo) };
  };
  const versions = [...new Set(upgrade.changed.flatMap(({ goneVersions }) => goneVersions))];
  const old = [...new Set(upgrade.changed.filter(({ goneVersions }) => goneVersions.length > 0).flatMap(one => touchedBy(graph, one)))];
  const first = versions.length > 0 ? [step('convert', old, { versions })] : [];
  return [...first, ...upgrade.to.component.key === KUEUE.key ? ofKueue(graph, upgrade, step) : [step('component')]];
}

type StepMaker = (id: StepId, objects?: readonly KubeObject[], data?: Data) => UpgradeStep;

function ofKueue(graph: AccessGraph, { to, changed }: Upgrade, step: StepMaker): UpgradeStep[] {
  const workers = [...new Set(graph.profileReferences().map(({ cluster }) => cluster))].sort();
  const releaseOf = (cluster: string) => graph.fleet.get(cluster)?.kueue;
  const far = workers.filter(cluster => Math.abs(minor(releaseOf(cluster) ?? to.version) - minor(to.version)) > APART);
  const unseen = workers.filter(cluster => releaseOf(cluster) === undefined);
  const isAbout = (about: About) => changed.filter(({ fact }) => fact.about === about);
  return [
    ...far.length > 0 ? [step('near', [], { clusters: far })] : [],
    ...isAbout(About.WORKER_RIGHTS).length > 0 ? [step('rights', [...new Set(workerGrants(graph))])] : [],
    step('hub', [...new Set(isAbout(About.KUEUE_CONFIGURATION).flatMap(one => touchedBy(graph, one)))]),
    ...workers.length > 0 ? [step('workers')] : [],
    ...unseen.length > 0 ? [step('unseen', [], { clusters: unseen })] : [],
  ];
}

function minor(version: string): number {
  return Number(version.split('.')[1]);
}

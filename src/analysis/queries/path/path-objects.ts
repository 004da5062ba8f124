import { entriesFor } from './path-entries';
import { Judged, PathErrors } from './path-errors';
import { neededOnHub } from '../path-hub-role';
import { workerObjects } from './path-kueue';
import { rolesGiving } from './path-roles';
import { MANAGED_CLUSTER, SERVICE_ACCOUNT } from '../../../ocm/kinds';
import { Breaks, STEP_OF_THE_OBJECT } from '../../engine/breaks';
import { RuleFinding, RuleUnknown } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { AccessGraph } from '../../graph/access-graph';
import { Consumer } from '../../graph/consumers';
import { ProviderEntry } from '../../graph/provider-entries';
import { CARRIER_KINDS } from '../../input/carriers';
import { KubeObject } from '../../input/objects';
import { oncePer } from '../../input/once-per';
import { bindingFor } from '../path-visibility';

/** An object on which a step of an access path depends. */
interface PathObject {
  readonly object: KubeObject;
  /** The entry of a file that several applications may share: errors about the entries of others do not concern it. */
  readonly entry?: ProviderEntry;
}

/** What rules say about the steps of an access path: the first error that breaks each, and the first question that leaves it open. */
export interface JudgedSteps {
  readonly broken: ReadonlyMap<StepName, RuleFinding>;
  readonly open: ReadonlyMap<StepName, RuleUnknown>;
}

const AS_THEY_ARE: JudgedSteps = { broken: new Map(), open: new Map() };

export function judgedSteps(judged: Judged, consumer: Consumer, cluster: string): JudgedSteps {
  const { errors, graph } = judged;
  if (errors.none) {
    return AS_THEY_ARE;
  }
  const [broken, open] = [new Map<StepName, RuleFinding>(), new Map<StepName, RuleUnknown>()];
  for (const { step, find } of findersFor(errors)) {
    for (const { object, entry } of find(judged, consumer, cluster)) {
      errors.about(object, cluster).filter(error => !(entry && isOfAnother(graph, error, entry))).forEach(error => decide(broken, step, error));
      errors.openAbout(object, cluster).forEach(question => decide(open, step, question));
    }
  }
  return { broken, open };
}

function decide<T extends { readonly breaks: Breaks }>(steps: Map<StepName, T>, own: StepName, item: T): void {
  const step = item.breaks === STEP_OF_THE_OBJECT ? own : item.breaks;
  if (step !== false && !steps.has(step)) {
    steps.set(step, item);
  }
}

function isOfAnother(graph: AccessGraph, { field }: RuleFinding, own: ProviderEntry): boolean {
  const isIn = (entry: ProviderEntry) => field === entry.field || field.startsWith(`${entry.field} `);
  return !isIn(own) && graph.entries.some(entry => entry.object === own.object && isIn(entry));
}

const ROLES = ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'];
const GRANTING = ['ClusterPermission', ...CARRIER_KINDS.map(type => type.split('/')[1])];

type Find = (judged: Judged, consumer: Consumer, cluster: string) => readonly PathObject[];

const found = (...objects: readonly (KubeObject | undefined)[]): readonly PathObject[] => objects.flatMap(object => object ? [{ object }] : []);

/** What the steps depend on, in the order of the path; `kinds` where it is of few kinds. */
const FINDERS: readonly { readonly step: StepName; readonly kinds?: readonly string[]; readonly find: Find }[] = [
  {
    step: StepName.SET,
    kinds: ['ManagedClusterSet'],
    find: (judged, { namespace }, cluster) => found(bindingFor(judged, namespace, cluster)?.set?.object),
  },
  {
    step: StepName.BINDING,
    kinds: ['ManagedClusterSetBinding'],
    find: (judged, { namespace }, cluster) => found(bindingFor(judged, namespace, cluster)?.object),
  },
  {
    step: StepName.PROFILE,
    kinds: ['ClusterProfile', 'ManagedCluster'],
    find: ({ graph }, { namespace }, cluster) => found(graph.sets.profile(namespace, cluster), graph.objects.get(MANAGED_CLUSTER, '', cluster)),
  },
  { step: StepName.ACCOUNT, kinds: ['ManagedServiceAccount'], find: ({ graph }, { account }, cluster) => found(graph.accounts.get(cluster, account)?.object) },
  { step: StepName.HUB_ROLE, kinds: ROLES, find: ({ graph }, consumer, cluster) => found(...hubRoles(graph, consumer, cluster)) },
  { step: StepName.PLUGIN, find: (_, { workloads }) => workloads },
  {
    step: StepName.PLUGIN,
    kinds: ['ServiceAccount'],
    find: ({ graph }, { subjects }) => found(...subjects.map(one => graph.objects.get(SERVICE_ACCOUNT, one.namespace, one.name))),
  },
  {
    step: StepName.PROVIDER_ENTRY,
    find: ({ graph }, consumer, cluster) => entriesFor(consumer, cluster).flatMap(entry => entryObjects(graph, entry, cluster)),
  },
  {
    step: StepName.PERMISSION,
    kinds: GRANTING,
    find: ({ graph }, { account }, cluster) => found(...graph.permissions.grantsTo(cluster, account).map(({ source }) => source)),
  },
];

/** Only for kinds that some error or question is about: a fleet has a path for each of thousands of clusters. */
const findersFor = oncePer((errors: PathErrors) => FINDERS.filter(({ kinds }) => kinds === undefined || errors.concern(...kinds)));

function hubRoles(graph: AccessGraph, consumer: Consumer, cluster: string): KubeObject[] {
  const { token, profiles } = neededOnHub(consumer, cluster);
  return rolesGiving(graph, consumer, [token, ...profiles]);
}

/** Kueue reads its whole configuration, and every object about its workers; of a shared file, an application reads its own entry. */
function entryObjects(graph: AccessGraph, entry: ProviderEntry, cluster: string): readonly PathObject[] {
  return entry.manager ? found(entry.object, ...workerObjects(graph, cluster)) : [{ object: entry.object, entry }];
}

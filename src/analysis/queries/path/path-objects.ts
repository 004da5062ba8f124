import { entriesFor } from './path-entries';
import { Judged } from './path-errors';
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
import { bindingFor } from '../path-visibility';

/** An object on an access path, and the step that it decides. */
interface PathObject {
  readonly step: StepName;
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
  for (const { step, object, entry } of objectsOn(judged, consumer, cluster)) {
    errors.about(object, cluster).filter(error => !(entry && isOfAnother(graph, error, entry))).forEach(error => decide(broken, step, error));
    errors.openAbout(object, cluster).forEach(question => decide(open, step, question));
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

/** Only objects of kinds that some error or question is about: a fleet has a path for each of thousands of clusters. */
function objectsOn(judged: Judged, consumer: Consumer, cluster: string): PathObject[] {
  const { graph, errors } = judged;
  const { account, namespace, subjects, workloads } = consumer;
  const on = (step: StepName, kinds: readonly string[], objects: () => readonly (KubeObject | undefined)[]) =>
    errors.concern(...kinds) ? objects().flatMap(object => object ? [{ step, object }] : []) : [];
  const binding = () => bindingFor(judged, namespace, cluster);
  return [
    ...on(StepName.SET, ['ManagedClusterSet'], () => [binding()?.set?.object]),
    ...on(StepName.BINDING, ['ManagedClusterSetBinding'], () => [binding()?.object]),
    ...on(StepName.PROFILE, ['ClusterProfile', 'ManagedCluster'], () => [
      graph.sets.profile(namespace, cluster), graph.objects.get(MANAGED_CLUSTER, '', cluster),
    ]),
    ...on(StepName.ACCOUNT, ['ManagedServiceAccount'], () => [graph.accounts.get(cluster, account)?.object]),
    ...on(StepName.HUB_ROLE, ROLES, () => hubRoles(graph, consumer, cluster)),
    ...workloads.map(({ object }) => ({ step: StepName.PLUGIN, object })),
    ...on(StepName.PLUGIN, ['ServiceAccount'], () => subjects.map(one => graph.objects.get(SERVICE_ACCOUNT, one.namespace, one.name))),
    ...entriesFor(consumer, cluster).flatMap(entry => entryObjects(graph, entry, cluster)),
    ...on(StepName.PERMISSION, GRANTING, () => graph.permissions.grantsTo(cluster, account).map(({ source }) => source)),
  ];
}

function hubRoles(graph: AccessGraph, consumer: Consumer, cluster: string): KubeObject[] {
  const { token, profiles } = neededOnHub(consumer, cluster);
  return rolesGiving(graph, consumer, [token, ...profiles]);
}

/** Kueue reads its whole configuration, and every object about its workers; of a shared file, an application reads its own entry. */
function entryObjects(graph: AccessGraph, entry: ProviderEntry, cluster: string): PathObject[] {
  const step = StepName.PROVIDER_ENTRY;
  if (!entry.manager) {
    return [{ step, object: entry.object, entry }];
  }
  return [entry.object, ...workerObjects(graph, cluster)].map(object => ({ step, object }));
}

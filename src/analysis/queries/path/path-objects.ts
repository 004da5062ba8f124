import { entriesFor } from './path-entries';
import { Judged } from './path-errors';
import { neededOnHub } from '../path-hub-role';
import { workerObjects } from './path-kueue';
import { rolesGiving } from './path-roles';
import { MANAGED_CLUSTER, SERVICE_ACCOUNT } from '../../../ocm/kinds';
import { STEP_OF_THE_OBJECT } from '../../engine/breaks';
import { RuleFinding } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { AccessGraph } from '../../graph/access-graph';
import { Consumer } from '../../graph/consumers';
import { ProviderEntry } from '../../graph/provider-entries';
import { KubeObject } from '../../input/objects';
import { bindingFor } from '../path-visibility';

/** An object on an access path, and the step that it decides. */
interface PathObject {
  readonly step: StepName;
  readonly object: KubeObject;
  /** The entry of a file that several applications may share: errors about the entries of others do not concern it. */
  readonly entry?: ProviderEntry;
}

/** The steps of an access path that errors about its objects break, each with the first of them. */
export function brokenSteps(judged: Judged, consumer: Consumer, cluster: string): ReadonlyMap<StepName, RuleFinding> {
  const broken = new Map<StepName, RuleFinding>();
  if (judged.errors.none) {
    return broken;
  }
  for (const { step, object, entry } of objectsOn(judged, consumer, cluster)) {
    for (const error of judged.errors.about(object, cluster)) {
      const { breaks } = error;
      const name = breaks === STEP_OF_THE_OBJECT ? step : breaks;
      if (name !== false && !broken.has(name) && !(entry && isOfAnother(judged.graph, error, entry))) {
        broken.set(name, error);
      }
    }
  }
  return broken;
}

function isOfAnother(graph: AccessGraph, { field }: RuleFinding, own: ProviderEntry): boolean {
  const isIn = (entry: ProviderEntry) => field === entry.field || field.startsWith(`${entry.field} `);
  return !isIn(own) && graph.entries.some(entry => entry.object === own.object && isIn(entry));
}

function objectsOn(judged: Judged, consumer: Consumer, cluster: string): PathObject[] {
  const { graph, errors } = judged;
  const { account, namespace, subjects, workloads } = consumer;
  const binding = bindingFor(judged, namespace, cluster);
  const on = (step: StepName, ...objects: readonly (KubeObject | undefined)[]) => objects.flatMap(object => object ? [{ step, object }] : []);
  return [
    ...on(StepName.SET, binding?.set?.object),
    ...on(StepName.BINDING, binding?.object),
    ...on(StepName.PROFILE, graph.sets.profile(namespace, cluster), graph.objects.get(MANAGED_CLUSTER, '', cluster)),
    ...on(StepName.ACCOUNT, graph.accounts.get(cluster, account)?.object),
    ...errors.concern('Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding') ? on(StepName.HUB_ROLE, ...hubRoles(graph, consumer, cluster)) : [],
    ...on(StepName.PLUGIN, ...workloads.map(({ object }) => object), ...subjects.map(one => graph.objects.get(SERVICE_ACCOUNT, one.namespace, one.name))),
    ...entriesFor(consumer, cluster).flatMap(entry => entryObjects(graph, entry, cluster)),
    ...on(StepName.PERMISSION, ...graph.permissions.grantsTo(cluster, account).map(({ source }) => source)),
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

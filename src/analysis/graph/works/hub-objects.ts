import { Destinations } from './destinations';
import { Json, text } from '../../../kubernetes/json';
import { groupOf } from '../../../kubernetes/kinds';
import { Subject } from '../../../kubernetes/rbac-subjects';
import { ACCOUNT_GROUP, CONFIGURATION_POLICY, PERMISSION, RBAC_GROUP } from '../../../ocm/kinds';
import { CARRIER_KINDS } from '../../input/carriers';
import { BroughtManifest, KubeObject, Objects } from '../../input/objects';
import { AccessOptions } from '../../input/options';
import { ClusterSetIndex } from '../cluster-sets';
import { KnownClusters } from '../known-clusters';
import { AddOnNamespaces } from '../rbac/add-on-namespaces';
import { Granted, grantedByPermission, SELECTED, UNSTATED } from '../rbac/granted';

/** The objects of the hub, and what decides where works and policies go. */
export interface HubObjects {
  readonly objects: Objects;
  readonly fleet: KnownClusters;
  readonly sets: ClusterSetIndex;
  readonly destinations: Destinations;
}

interface Given {
  readonly manifests: readonly unknown[];
  readonly options: AccessOptions;
  /** Every cluster that anything in the input speaks of. */
  readonly clusters: () => ReadonlySet<string>;
  /** Whether `clusterRoleBindings` of a permission surely count alone. */
  readonly listWins: boolean;
}

/**
 * What is applied on the hub: the manifests themselves, and where the hub manages itself, what works, policies and permissions bring to its own cluster.
 * OCM's agents apply it there as they do on every cluster.
 */
export function hubObjects(given: Given): HubObjects {
  let found = joined(given, []);
  let count = 0;
  // A work can bring a work that brings a policy. What takes something away again, such as a label by which the hub is known, ends it too.
  for (let brought = broughtToHub(found, given.listWins); brought.length > count; brought = broughtToHub(found, given.listWins)) {
    count = brought.length;
    found = joined(given, brought);
  }
  return found;
}

function joined({ manifests, options, clusters }: Given, brought: readonly BroughtManifest[]): HubObjects {
  const objects = new Objects(manifests, options.background ?? [], brought);
  const fleet = new KnownClusters(objects, options);
  const sets = new ClusterSetIndex(objects, fleet, clusters);
  return { objects, fleet, sets, destinations: new Destinations(objects, { fleet, sets, complete: options.complete ?? false }) };
}

function broughtToHub({ objects, fleet, destinations }: HubObjects, listWins: boolean): BroughtManifest[] {
  const carriers = CARRIER_KINDS.flatMap(type => objects.of(type)).filter(carrier => destinations.of(carrier).clusters.some(cluster => fleet.isOwn(cluster)));
  const permissions = objects.of(PERMISSION).filter(({ namespace }) => fleet.isOwn(namespace));
  const addOns = permissions.length === 0 ? undefined : new AddOnNamespaces(objects);
  return [
    ...carriers.flatMap(carrier => destinations.written(carrier).filter(({ manifest }) => isApplied(manifest) && !isCarriedBy(manifest, carrier))
      .map(({ manifest }) => ({ manifest, carrier }))),
    ...permissions.flatMap(carrier => rbacOf(grantedByPermission(carrier, listWins), carrier.name, addOns?.on(carrier.namespace) ?? '')
      .map(manifest => ({ manifest, carrier }))),
  ];
}

/** What a YAML reader makes can hold itself. */
function isCarriedBy(carrier: Json, one: KubeObject): boolean {
  return one.manifest === carrier || (one.carrier !== undefined && isCarriedBy(carrier, one.carrier));
}

/** OCM's agents apply no lists. What a ConfigurationPolicy writes is opened with what carries it. */
function isApplied({ apiVersion, kind, items }: Json): boolean {
  const type = `${groupOf(text(apiVersion))}/${text(kind)}`;
  return text(apiVersion) !== '' && text(kind) !== '' && !Array.isArray(items) && type !== CONFIGURATION_POLICY;
}

/** The roles and bindings that the controller makes of a permission. */
function rbacOf({ roles, bindings }: Granted, permission: string, accountNamespace: string): Json[] {
  const rbac = (kind: string, name: string, namespace: string) => ({
    apiVersion: `${RBAC_GROUP}/v1`,
    kind,
    metadata: { name, ...!['', SELECTED, UNSTATED].includes(namespace) && { namespace } },
  });
  return [
    ...roles.map(({ kind, name, namespace, rules }) => ({ ...rbac(kind, name, namespace), rules })),
    ...bindings.map(({ namespace, roleKind, roleName, subjects }) => ({
      ...rbac(namespace === '' ? 'ClusterRoleBinding' : 'RoleBinding', permission, namespace),
      roleRef: { apiGroup: RBAC_GROUP, kind: roleKind, name: roleName },
      subjects: subjects.map(subject => subjectOf(subject, accountNamespace)),
    })),
  ];
}

/** The controller writes the service account in place of the account. */
function subjectOf({ kind, group, name, namespace }: Subject, accountNamespace: string): Json {
  return kind === 'ManagedServiceAccount' && group === ACCOUNT_GROUP ? { kind: 'ServiceAccount', name, namespace: accountNamespace }
    : { kind, ...group !== '' && { apiGroup: group }, name, ...namespace !== '' && { namespace } };
}

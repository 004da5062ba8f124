import { at, Json, list, record, strings, text } from '../../../kubernetes/json';
import { serviceAccountName, serviceAccountOf, subjectOf } from '../../../kubernetes/rbac-subjects';
import { CLUSTER_ROLE, CLUSTER_ROLE_BINDING, ROLE, ROLE_BINDING } from '../../../ocm/kinds';
import { KubeObject, Objects } from '../../input/objects';

const GROUP = 'cluster.open-cluster-management.io';

/** A service account of the hub. */
export interface Applier {
  readonly namespace: string;
  readonly name: string;
}

/**
 * Service accounts that somebody means to apply ManagedClusterSetBindings in a namespace: a role of the input names the kind for them. Wildcards and
 * roles that are added to admin or edit are for everybody of a namespace, and OCM's own controllers are OCM's to equip.
 */
export function setAppliers(objects: Objects, namespace: string): Applier[] {
  const bindings = [...objects.of(CLUSTER_ROLE_BINDING), ...objects.of(ROLE_BINDING).filter(binding => binding.namespace === namespace)];
  const found = bindings.filter(binding => mayCreate(roleOf(objects, binding))).flatMap(({ manifest, namespace: own }) => list(manifest.subjects)
    .flatMap(subject => serviceAccountOf(subjectOf(subject), own) ?? []));
  const byName = new Map(found.filter(account => !account.namespace.startsWith('open-cluster-management') && account.namespace !== 'multicluster-engine')
    .map(account => [serviceAccountName(account.namespace, account.name), account]));
  return [...byName.keys()].sort().map(name => byName.get(name) as Applier);
}

function roleOf(objects: Objects, { manifest, namespace }: KubeObject): KubeObject | undefined {
  const name = text(at(manifest, 'roleRef', 'name'));
  return at(manifest, 'roleRef', 'kind') === 'Role' ? objects.get(ROLE, namespace, name) : objects.get(CLUSTER_ROLE, '', name);
}

function mayCreate(role: KubeObject | undefined): boolean {
  return role !== undefined && !isAggregated(role) && list(role.manifest.rules).some(names);
}

function isAggregated({ manifest }: KubeObject): boolean {
  return manifest.aggregationRule !== undefined
    || Object.keys(record(at(manifest, 'metadata', 'labels'))).some(label => label.startsWith('rbac.authorization.k8s.io/aggregate-to-'));
}

/** Names in a rule say nothing of creation: the object has no name yet when its right is looked up. */
function names({ apiGroups, resources, resourceNames, verbs }: Json): boolean {
  return strings(apiGroups).includes(GROUP) && strings(resources).includes('managedclustersetbindings') && strings(resourceNames).length === 0
    && ['create', '*'].some(verb => strings(verbs).includes(verb));
}

import { ApiObject } from 'cdk8s';
import { list, record } from '../kubernetes/json';
import { groupOf, kindOf } from '../kubernetes/kinds';
import { isProtected } from '../ocm/partial-object';

/** A rule of a Role, in the form RBAC has it. */
export interface Rule {
  readonly apiGroups: string[];
  readonly resources: string[];
  readonly resourceNames?: string[];
  readonly verbs: string[];
}

/** What an applier needs for the objects of an app: over the cluster, and in single namespaces. */
export interface ApplierRules {
  readonly clusterWide: Rule[];
  readonly inNamespace: Map<string, Rule[]>;
  /** The Roles of the app: who creates a Role must hold its rules already. */
  readonly roles: { readonly name: string; readonly namespace: string; readonly rules: unknown[] }[];
  readonly clusterRules: unknown[];
}

/** RBAC cannot limit these to names. */
const UNNAMED = ['create', 'list', 'watch'];
const NAMED = ['delete', 'get', 'patch', 'update'];
/** Another installer's objects: fields of them are set, they are neither made nor deleted. */
const PARTIAL_UNNAMED = ['list', 'watch'];
const PARTIAL_NAMED = ['get', 'patch'];

/** Kinds with an object in every cluster's namespace: a Role per cluster would have to be there before the cluster's first sync. */
const PER_CLUSTER = new Set(['authentication.open-cluster-management.io/ManagedServiceAccount', 'rbac.open-cluster-management.io/ClusterPermission']);
/** Kinds whose object names are the clusters: by name the rule would grow with the fleet. */
const NAMED_BY_CLUSTER = new Set(['kueue.x-k8s.io/MultiKueueCluster']);

const SETS = 'cluster.open-cluster-management.io';

/** Kinds whose resource name is not known. */
export function unknownKinds(objects: readonly ApiObject[], extra: Readonly<Record<string, string>>): string[] {
  return [...new Set(objects.map(typeOf).filter(type => pluralOf(type, extra) === undefined))].sort();
}

export function applierRules(objects: readonly ApiObject[], extra: Readonly<Record<string, string>>): ApplierRules {
  const groups = new Map<string, { type: string; namespace: string; partial: boolean; names: Set<string> }>();
  const bound = new Set<string>();
  const roles: ApplierRules['roles'] = [];
  const clusterRules: unknown[] = [];
  for (const object of objects) {
    const type = typeOf(object);
    const namespace = namespaceFor(object, type);
    const partial = isProtected({ metadata: object.metadata.toJson() });
    const key = `${namespace} ${type} ${partial}`;
    const group = groups.get(key) ?? { type, namespace, partial, names: new Set<string>() };
    groups.set(key, group);
    group.names.add(object.name);
    if (type === `${SETS}/ManagedClusterSetBinding`) {
      bound.add(object.name);
    } else if (type === 'rbac.authorization.k8s.io/Role') {
      roles.push({ name: object.name, namespace, rules: list(record(object.toJson()).rules) });
    } else if (type === 'rbac.authorization.k8s.io/ClusterRole') {
      clusterRules.push(...list(record(object.toJson()).rules));
    }
  }
  const ruled = [...groups.keys()].sort().map(key => {
    const { type, namespace, partial, names } = groups.get(key) as NonNullable<ReturnType<typeof groups.get>>;
    return { namespace, rules: rulesFor(type, pluralOf(type, extra) ?? '', partial, NAMED_BY_CLUSTER.has(type) ? undefined : [...names].sort()) };
  });
  const binding = bound.size === 0 ? [] : [{ apiGroups: [SETS], resources: ['managedclustersets/bind'], resourceNames: [...bound].sort(), verbs: ['create'] }];
  const inNamespace = new Map<string, Rule[]>();
  for (const { namespace, rules } of ruled.filter(r => r.namespace !== '')) {
    inNamespace.set(namespace, [...inNamespace.get(namespace) ?? [], ...rules]);
  }
  return { clusterWide: [...binding, ...ruled.filter(r => r.namespace === '').flatMap(r => r.rules)], inNamespace, roles, clusterRules };
}

/** The namespace that a Role for the object belongs to; empty where a ClusterRole is needed. */
function namespaceFor({ apiVersion, kind, metadata }: ApiObject, type: string): string {
  const namespaced = kindOf(apiVersion, kind)?.namespaced ?? metadata.namespace !== undefined;
  return namespaced && !PER_CLUSTER.has(type) ? metadata.namespace ?? 'default' : '';
}

function rulesFor(type: string, plural: string, partial: boolean, names: string[] | undefined): Rule[] {
  const on = { apiGroups: [type.split('/')[0]], resources: [plural] };
  const [unnamed, named] = partial ? [PARTIAL_UNNAMED, PARTIAL_NAMED] : [UNNAMED, NAMED];
  return names
    ? [{ ...on, verbs: unnamed }, { ...on, resourceNames: names, verbs: named }]
    : [{ ...on, verbs: [...unnamed, ...named].sort() }];
}

function typeOf(object: ApiObject): string {
  return `${groupOf(object.apiVersion)}/${object.kind}`;
}

function pluralOf(type: string, extra: Readonly<Record<string, string>>): string | undefined {
  const [group, kind] = type.split('/');
  return Object.hasOwn(extra, type) ? extra[type] : kindOf(`${group}/v`, kind)?.plural ?? (group === '' ? kindOf('v1', kind)?.plural : undefined);
}

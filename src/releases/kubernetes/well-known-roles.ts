import { KUBERNETES_VERSIONS } from './facts';
import { CLUSTER_ROLES } from './roles/cluster-roles';
import { CONTROLLER_ROLES } from './roles/controller-roles';
import { NAMESPACE_ROLES } from './roles/namespace-roles';
import { Json } from '../../kubernetes/json';
import { Right, rightsOf } from '../../kubernetes/rbac-rules';
import { compareVersions } from '../fact';

/** Rights of a role that Kubernetes ships, without what is aggregated to it. */
export interface ShippedRights {
  /** Those it has in the release, or in every catalogued one where no release is stated. */
  readonly sure: ReadonlySet<Right>;
  /** Those it has in some catalogued releases only, where no release is stated. */
  readonly perhaps: ReadonlySet<Right>;
}

const AGGREGATE_TO = 'rbac.authorization.k8s.io/aggregate-to-';

/** Roles to which the control plane adds others, by the label that those carry (bootstrappolicy/testdata/cluster-roles.yaml, the same in 1.29 to 1.37). */
const AGGREGATED: ReadonlyMap<string, string> = new Map(['admin', 'edit', 'view'].map(name => [name, AGGREGATE_TO + name]));

const AGGREGATED_TO: Readonly<Record<string, string>> = {
  'edit': 'admin',
  'view': 'edit',
  'system:aggregate-to-admin': 'admin',
  'system:aggregate-to-edit': 'edit',
  'system:aggregate-to-view': 'view',
};

/** Names of the ClusterRoles that Kubernetes ships. */
export const WELL_KNOWN_CLUSTER_ROLES: readonly string[] = [...AGGREGATED.keys(), ...Object.keys(CLUSTER_ROLES), ...Object.keys(CONTROLLER_ROLES)];

const known = new Set(WELL_KNOWN_CLUSTER_ROLES);

export function isWellKnownClusterRole(name: string): boolean {
  return known.has(name);
}

/** Selectors of a ClusterRole that Kubernetes fills by aggregation; nothing for any other. */
export function wellKnownSelectors(name: string): readonly Json[] | undefined {
  const label = AGGREGATED.get(name);
  return label === undefined ? undefined : [{ matchLabels: { [label]: 'true' } }];
}

/** Labels of a ClusterRole that Kubernetes ships. */
export function wellKnownLabels(name: string): ReadonlyMap<string, string> {
  const to = Object.prototype.hasOwnProperty.call(AGGREGATED_TO, name) ? AGGREGATED_TO[name] : undefined;
  return new Map([['kubernetes.io/bootstrapping', 'rbac-defaults'], ...to === undefined ? [] : [[AGGREGATE_TO + to, 'true'] as const]]);
}

export function wellKnownClusterRole(name: string, release?: string): ShippedRights | undefined {
  return isWellKnownClusterRole(name) ? shipped(`/${name}`, rowsOf(CLUSTER_ROLES, name) ?? rowsOf(CONTROLLER_ROLES, name) ?? '', release) : undefined;
}

export function wellKnownRole(namespace: string, name: string, release?: string): ShippedRights | undefined {
  const rows = rowsOf(NAMESPACE_ROLES, `${namespace}/${name}`);
  return rows === undefined ? undefined : shipped(`${namespace}/${name}`, rows, release);
}

function rowsOf(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.prototype.hasOwnProperty.call(table, name) ? table[name] : undefined;
}

const read = new Map<string, ShippedRights>();

/** Read when it is asked for: few inputs name more than a handful of these roles. */
function shipped(key: string, rows: string, release: string | undefined): ShippedRights {
  const place = `${key} ${release ?? ''}`;
  const found = read.get(place) ?? (release === undefined ? inEvery(rows) : { sure: rightsAt(rows, release), perhaps: new Set<Right>() });
  read.set(place, found);
  return found;
}

/** Most rows hold in every release and are read once. */
function inEvery(rows: string): ShippedRights {
  const all = linesOf(rows);
  const always = rightsOf(all.filter(row => !SPAN.test(row)).map(ruleOf));
  const some = all.filter(row => SPAN.test(row));
  if (some.length === 0) {
    return { sure: always, perhaps: new Set() };
  }
  const byVersion = KUBERNETES_VERSIONS.map(version => rightsOf(some.filter(row => isIn(row, version)).map(ruleOf)));
  const sure = new Set([...always, ...[...byVersion[0]].filter(right => byVersion.every(rights => rights.has(right)))]);
  return { sure, perhaps: new Set(byVersion.flatMap(rights => [...rights]).filter(right => !sure.has(right))) };
}

function rightsAt(rows: string, release: string): ReadonlySet<Right> {
  return rightsOf(linesOf(rows).filter(row => isIn(row, release)).map(ruleOf));
}

function linesOf(rows: string): string[] {
  return rows.split('\n').map(row => row.trim()).filter(row => row !== '');
}

/** The releases that have a row, where not all do: `@1.29..1.34`. */
const SPAN = /@([\d.]*\d)\.\.(\d[\d.]*)$/;

function isIn(row: string, release: string): boolean {
  const span = SPAN.exec(row);
  return span === null || (compareVersions(span[1], release) <= 0 && compareVersions(release, span[2]) <= 0);
}

function ruleOf(row: string): Json {
  const [verbs, groups, resources, names] = row.replace(/ @.*$/, '').split(' ').map(part => part.split(','));
  if (groups[0] === 'url') {
    return { verbs, nonResourceURLs: resources };
  }
  return { verbs, apiGroups: groups.map(group => group === 'core' ? '' : group), resources, ...names === undefined ? {} : { resourceNames: names } };
}

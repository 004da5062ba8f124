/**
 * What no public query answers, by the compiled modules of the library: whether a service account may do anything at all on the hub, and what the
 * catalogue knows of the roles that Kubernetes ships. Reports give of both only what bears on tokens. Everything else is asked by the public interface.
 */
import { createRequire } from 'module';
import { dirname, join } from 'path';
import { type AccessModel } from 'cdk8s-ocm';
import { type Attributes } from './evaluator.js';

const require = createRequire(import.meta.url);
const catalogue = join(dirname(require.resolve('cdk8s-ocm')), 'releases', 'kubernetes');

/** A right as the analyzer writes it: `get apps deployments/scale x`, `get url /metrics`. */
export type Right = string;

export interface Bound {
  readonly subject: string;
  readonly role: { readonly rights: ReadonlySet<Right>; readonly absent?: string };
}

interface HubRbac {
  readonly boundEverywhere: readonly Bound[];
  boundIn(namespace: string): readonly Bound[];
  answer(namespace: string, account: { namespace: string; name: string }, wanted: Right): { may: boolean | undefined };
}

export function hubRbac(model: AccessModel): HubRbac {
  return (model as unknown as { readonly graph: { readonly rbac: HubRbac } }).graph.rbac;
}

export function rightOf({ verb, group, resource, subresource, name, path }: Attributes): Right {
  return path === undefined ? [verb, group, subresource ? `${resource}/${subresource}` : resource, name ?? ''].join(' ') : [verb, 'url', path].join(' ');
}

/** Names of the ClusterRoles that the catalogue has. */
export function cataloguedClusterRoles(): readonly string[] {
  return require(join(catalogue, 'well-known-roles.js')).WELL_KNOWN_CLUSTER_ROLES;
}

/** Labels that the catalogue gives a ClusterRole. */
export function cataloguedLabels(name: string): Record<string, string> {
  return Object.fromEntries(require(join(catalogue, 'well-known-roles.js')).wellKnownLabels(name));
}

/** Roles that the catalogue has: `namespace/name`. */
export function cataloguedRoles(): readonly string[] {
  return Object.keys(require(join(catalogue, 'roles', 'namespace-roles.js')).NAMESPACE_ROLES);
}

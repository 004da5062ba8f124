import { AccessGraph } from './access-graph';
import { GrantBody, Subject } from './permissions';
import { MASTERS, serviceAccountOf, subjectName } from '../../kubernetes/rbac-subjects';
import { HUB_USER_PREFIX } from '../../releases/cluster-proxy/facts';
import { constantValue } from '../../releases/fact';
import { KubeObject } from '../input/objects';
import { oncePer } from '../input/once-per';

/**
 * Access without any token of an account: with impersonation on, which is the default, cluster-proxy accepts hub tokens. A hub service account
 * arrives as a User with a prefix, every other hub user under its own name, and all hub groups as they are
 * (open-cluster-management-io/cluster-proxy pkg/serviceproxy/service_proxy.go@v0.10.0).
 */
export interface HubTokenAccess {
  readonly object: KubeObject;
  /** Empty where the input does not tell which clusters. */
  readonly cluster: string;
  readonly field: string;
  readonly subject: Subject;
  /** Who on the hub that is: `hub service account ns/name`. Undefined where the subject is not of the hub, or the input does not resolve it. */
  readonly identity?: string;
  readonly body: GrantBody;
}

const PREFIX = constantValue(HUB_USER_PREFIX);

/** Every subject that is not an account. Subjects that the input does not resolve stay in the list. */
export const hubTokenAccessOf = oncePer((graph: AccessGraph): readonly HubTokenAccess[] => {
  const { sources, placed } = graph.permissions;
  return [...sources, ...placed].flatMap(({ object, cluster, bodies }) => bodies.flatMap(body => body.subjects.flatMap(subject =>
    isAccount(graph, cluster, body, subject) ? [] : [{ object, cluster, field: body.field, subject, identity: identityOf(subject), body }])));
});

/** Of the service accounts of a cluster, those that somebody made an account are accounts. */
function isAccount({ permissions, accounts }: AccessGraph, cluster: string, { namespace }: GrantBody, subject: Subject): boolean {
  const name = permissions.accountOf(cluster, subject, namespace);
  return name !== undefined && (accounts.get(cluster, name) !== undefined || permissions.accountsOn(cluster).includes(name));
}

function identityOf(subject: Subject): string | undefined {
  const { kind, name } = subject;
  if (kind === 'User' && name.startsWith(PREFIX)) {
    return `hub service account ${name.slice(PREFIX.length).replace(':', '/')}`;
  }
  // A service account of the cluster itself, spelled as a user: no token of the hub arrives under that name.
  if (kind === 'User' && serviceAccountOf(subject) === undefined) {
    return `hub user ${name}`;
  }
  return kind === 'Group' ? `hub group ${name}` : undefined;
}

/** The hub identity, or the subject by the one name that it has however it is written. */
export function whoIs({ identity, subject, body: { namespace } }: HubTokenAccess): string {
  return identity ?? subjectName(subject, /^[a-z0-9]/.test(namespace) ? namespace : '');
}

/** Whether a subject needs no right: no binding gives it anything. */
export function isMaster({ subject }: HubTokenAccess): boolean {
  return subjectName(subject) === MASTERS;
}

/** Groups that contain every account of the hub. */
export function isEverybody({ kind, name }: Subject): boolean {
  return kind === 'Group' && ['system:authenticated', 'system:unauthenticated', 'system:serviceaccounts'].includes(name);
}

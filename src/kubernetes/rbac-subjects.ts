import { Json, text } from './json';

/** Somebody, as a binding names them. */
export interface Subject {
  readonly kind: string;
  /** API group as it is written. */
  readonly group: string;
  readonly name: string;
  readonly namespace: string;
}

/** `ServiceAccount kueue-system/kueue-controller-manager`, `Group system:authenticated` */
export type SubjectName = string;

const RBAC_GROUP = 'rbac.authorization.k8s.io';
const ACCOUNT_USER = /^system:serviceaccount:([^:]+):([^:]+)$/;

/** Every request of this group is allowed before RBAC is asked (kubernetes cmd/kube-apiserver: authorizer for privileged groups). */
export const MASTERS: SubjectName = 'Group system:masters';

export function subjectOf(subject: Json): Subject {
  return { kind: text(subject.kind), group: text(subject.apiGroup), name: text(subject.name), namespace: text(subject.namespace) };
}

export function serviceAccountName(namespace: string, name: string): SubjectName {
  return `ServiceAccount ${namespace}/${name}`;
}

/** The service account that a subject names, as itself or as the user that it is; nothing for anybody else, or where its namespace is not stated. */
export function serviceAccountOf({ kind, group, name, namespace }: Subject, bindingNamespace = ''): { namespace: string; name: string } | undefined {
  if (kind === 'ServiceAccount' && group === '') {
    const own = namespace || bindingNamespace;
    return own === '' ? undefined : { namespace: own, name };
  }
  const user = kind === 'User' && isRbac(group) ? ACCOUNT_USER.exec(name) : null;
  return user === null ? undefined : { namespace: user[1], name: user[2] };
}

/**
 * The same name however the subject is written: by kind, group, namespace and name. A service account without a namespace is one of the namespace of
 * its binding (kubernetes plugin/pkg/auth/authorizer/rbac/rbac.go, appliesToUser).
 */
export function subjectName(subject: Subject, bindingNamespace = ''): SubjectName {
  const account = serviceAccountOf(subject, bindingNamespace);
  if (account) {
    return serviceAccountName(account.namespace, account.name);
  }
  const { kind, group, namespace, name } = subject;
  const own = group === '' || (group === RBAC_GROUP && kind !== 'ServiceAccount');
  return `${own ? kind : `${kind}.${group}`} ${namespace === '' || kind !== 'ServiceAccount' ? '' : `${namespace}/`}${name}`;
}

/** Whether the server can tell whom it means: a service account needs a namespace. */
export function isPlaced(subject: Subject, bindingNamespace = ''): boolean {
  return subject.kind !== 'ServiceAccount' || (subject.namespace || bindingNamespace) !== '';
}

/** Under what names a service account gets rights: its own, and the groups that authentication adds. */
export function namesOf({ namespace, name }: { readonly namespace: string; readonly name: string }): ReadonlySet<SubjectName> {
  return new Set([
    serviceAccountName(namespace, name), 'Group system:serviceaccounts', `Group system:serviceaccounts:${namespace}`, 'Group system:authenticated',
  ]);
}

function isRbac(group: string): boolean {
  return group === '' || group === RBAC_GROUP;
}

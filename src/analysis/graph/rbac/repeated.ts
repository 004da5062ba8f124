import { Granted, GrantedBinding, SELECTED } from './granted';
import { RoleDefinition } from './role-index';
import { beyond, rightsOf } from '../../../kubernetes/rbac-rules';
import { Subject, subjectName } from '../../../kubernetes/rbac-subjects';
import { ACCOUNT_GROUP } from '../../../ocm/kinds';

/** Whether a work brings nothing to its cluster that a permission does not bring. Whose work it is does not matter: anybody can write that into it. */
export function isWithin(work: Granted, permission: Granted, accountNamespace: string): boolean {
  return work.roles.every(role => permission.roles.some(other => holdsRole(other, role)))
    && work.bindings.every(binding => binding.subjects.every(subject => permission.bindings.some(other => isSamePlace(other, binding)
      && other.subjects.some(one => nameOf(one, other, accountNamespace) === nameOf(subject, binding, accountNamespace)))));
}

/** A role with labels or selectors can be aggregated, and so bring more than its own rules. */
function holdsRole(role: RoleDefinition, wanted: RoleDefinition): boolean {
  return role.kind === wanted.kind && role.name === wanted.name && (role.namespace === wanted.namespace || role.namespace === SELECTED)
    && wanted.selectors === undefined && wanted.labels.size === 0 && beyond(rightsOf(wanted.rules), rightsOf(role.rules)).length === 0;
}

function isSamePlace(one: GrantedBinding, other: GrantedBinding): boolean {
  return one.roleKind === other.roleKind && one.roleName === other.roleName
    && (one.namespace === other.namespace || (one.namespace === SELECTED && other.namespace !== ''));
}

/** The controller writes the service account in place of the account. */
function nameOf(subject: Subject, { namespace }: GrantedBinding, accountNamespace: string): string {
  return subject.kind === 'ManagedServiceAccount' && subject.group === ACCOUNT_GROUP
    ? subjectName({ kind: 'ServiceAccount', group: '', name: subject.name, namespace: accountNamespace }) : subjectName(subject, namespace);
}

import { at, isRecord, Json, list, record, text } from '../../../kubernetes/json';
import { PERMISSION } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { defineRule, RuleContext } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { AccessGraph } from '../../graph/access-graph';
import { bindingsOf, isBroughtByOthers, WrittenBinding } from '../../graph/rbac/permission-bindings';
import { KubeObject } from '../../input/objects';

const WHICH_ROLE = 'Which role is meant?';
const WHO = 'Who should have the rights of this binding?';
const NOTHING = 'the binding refers to {kind} \'{role}\', which this permission does not create, and gives no rights';

/**
 * What the controller and its CRD refuse, or turn into a binding without effect (open-cluster-management-io/cluster-permission
 * controllers and config/crds@v0.17.0).
 */
const MESSAGES = {
  'no-binding': {
    problem: 'has no binding, so the controller refuses the whole permission and nobody gets any right',
    remedy: 'put clusterRoleBinding or roleBindings directly under spec',
    question: 'Who should have which role?',
  },
  'no-subject': { problem: 'names nobody, so the API server rejects the whole permission', remedy: 'name kind and name of a subject', question: WHO },
  'empty-subjects': { problem: 'is empty, so the binding gives nobody any right', remedy: 'name a subject', question: WHO, breaks: false },
  'no-cluster-role': {
    problem: `does not name a role, and the permission has no spec.clusterRole: ${NOTHING}`,
    remedy: 'name an existing role in roleRef, or add spec.clusterRole',
    question: WHICH_ROLE,
  },
  'no-role': {
    problem: `does not name a role, and spec.roles has none for the namespace of this binding: ${NOTHING}`,
    remedy: 'name an existing role with apiGroup and name, or add a role for this namespace to spec.roles',
    question: WHICH_ROLE,
  },
  'incomplete-role-ref': {
    problem: 'does not refer to a role: it needs {fields}, with a kind that a binding of this scope can have ({kinds})',
    remedy: 'complete it',
    question: WHICH_ROLE,
  },
} as const;

type Report = RuleContext<typeof MESSAGES>;

export const permissionGrantsNothing = defineRule({
  id: 'permission-grants-nothing',
  title: 'Every binding of a permission has a subject and a role',
  severity: Severity.ERROR,
  breaks: StepName.PERMISSION,
  traps: ['T91'],
  looksAt: 'ClusterPermission: clusterRoleBinding, clusterRoleBindings and roleBindings with their subjects and roleRefs; clusterRole and roles; '
    + 'roles in the ManifestWorks of the cluster',
  messages: MESSAGES,
  check: (graph, report) => {
    for (const object of report.each(graph.objects.of(PERMISSION))) {
      const bindings = bindingsOf(object);
      if (bindings.length === 0) {
        report.violation(object, 'no-binding', { field: 'spec', value: Object.keys(record(object.manifest.spec)) });
      }
      for (const written of bindings) {
        checkSubjects(object, written, report);
        checkRole(graph, object, written, report);
      }
    }
  },
});

/** `subjects` wins over `subject`, unless it is empty. */
function checkSubjects(object: KubeObject, { field, binding }: WrittenBinding, report: Report): void {
  const several = list(binding.subjects);
  if (several.length === 0 && Array.isArray(binding.subjects) && !isRecord(binding.subject)) {
    report.violation(object, 'empty-subjects', { field: `${field}.subjects`, value: binding.subjects });
    return;
  }
  const named = several.length > 0
    ? several.map((subject, i) => ({ place: `${field}.subjects[${i}]`, subject }))
    : [{ place: `${field}.subject`, subject: record(binding.subject) }];
  for (const { place, subject } of named.filter(one => text(one.subject.kind) === '' || text(one.subject.name) === '')) {
    report.violation(object, 'no-subject', { field: place, value: isRecord(binding.subject) || several.length > 0 ? subject : undefined });
  }
}

function checkRole(graph: AccessGraph, object: KubeObject, written: WrittenBinding, report: Report): void {
  const { field, binding, clusterWide } = written;
  const place = { field: `${field}.roleRef`, value: binding.roleRef };
  const kinds = clusterWide ? ['ClusterRole'] : ['Role', 'ClusterRole'];
  const kind = kindOf(written);
  if (!kinds.includes(kind) || isHalf(written)) {
    report.violation(object, 'incomplete-role-ref', { ...place, data: { fields: clusterWide ? ['apiGroup', 'kind', 'name'] : ['kind'], kinds } });
  } else if (!isNamed(written) && !isMade(graph, object, kind, binding)) {
    report.violation(object, kind === 'ClusterRole' ? 'no-cluster-role' : 'no-role', { ...place, data: { kind, role: object.name } });
  }
}

/** Without a reference a binding for the whole cluster is to the ClusterRole of the permission. */
function kindOf({ binding: { roleRef }, clusterWide }: WrittenBinding): string {
  return clusterWide && !isRecord(roleRef) ? 'ClusterRole' : text(at(roleRef, 'kind'));
}

function isHalf({ binding: { roleRef }, clusterWide }: WrittenBinding): boolean {
  return clusterWide && isRecord(roleRef) && text(roleRef.name) === '';
}

/** A reference of a namespace's binding with only one of apiGroup and name has a rule of its own. */
function isNamed({ binding: { roleRef } }: WrittenBinding): boolean {
  return isRecord(roleRef) && (text(roleRef.name) !== '' || text(roleRef.apiGroup) !== '');
}

/** Whether the role exists that a binding without a name is to: from the permission itself, or from elsewhere. */
function isMade(graph: AccessGraph, object: KubeObject, kind: string, binding: Json): boolean {
  const spec = record(object.manifest.spec);
  const namespace = kind === 'Role' ? text(binding.namespace) : '';
  // Which namespaces a selector selects no manifest shows.
  const isFor = (role: Json) => role.namespace === namespace || role.namespaceSelector !== undefined || binding.namespaceSelector !== undefined;
  const own = kind === 'ClusterRole' ? isRecord(spec.clusterRole) : list(spec.roles).some(isFor);
  return own || isBroughtByOthers(graph.objects, object.namespace, { kind, namespace, name: object.name });
}

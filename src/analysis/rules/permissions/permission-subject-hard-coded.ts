import { at, list } from '../../../kubernetes/json';
import { ACCOUNT_GROUP, PERMISSION } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { follow, pathOf, Rule, set } from '../../engine/rule';

/** Namespaces in which installations make the accounts' service accounts; which one, differs. */
const AGENT_NAMESPACES = ['open-cluster-management-agent-addon', 'open-cluster-management-managed-serviceaccount'];

export const permissionSubjectHardCoded: Rule = {
  id: 'permission-subject-hard-coded',
  title: 'A permission names the account, not the service account behind it',
  severity: Severity.WARNING,
  traps: ['T27'],
  looksAt: 'ClusterPermission: subjects of kind ServiceAccount that stand for a ManagedServiceAccount',
  check: (graph, report) => {
    for (const source of report.each(graph.permissions.sources).filter(s => s.object.type === PERMISSION)) {
      for (const { field, subjects } of source.bodies) {
        subjects.forEach((subject, i) => {
          if (subject.kind === 'ServiceAccount' && (graph.accounts.get(source.cluster, subject.name) || AGENT_NAMESPACES.includes(subject.namespace))) {
            const path = pathOf(field);
            const binding = follow(source.object.manifest, path);
            const several = list(at(binding, 'subjects'));
            const account = { apiGroup: ACCOUNT_GROUP, kind: 'ManagedServiceAccount', name: subject.name };
            report.violation(source.object, {
              field: `${field}.subject.namespace`,
              value: subject.namespace,
              wrong: 'is a namespace on the managed cluster that differs between installations of the add-on',
              remedy: several.length > 0
                ? set('name the account itself', source.object, [...path, 'subjects'], several.map((other, j) => j === i ? account : other))
                : set('name the account itself', source.object, [...path, 'subject'], account),
            });
          }
        });
      }
    }
  },
};

import { at, list } from '../../../kubernetes/json';
import { ACCOUNT_GROUP, PERMISSION } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { Fix, set } from '../../engine/fix';
import { follow, pathOf } from '../../engine/json-path';
import { defineRule } from '../../engine/rule';
import { KubeObject } from '../../input/objects';

/** Namespaces in which installations create the service accounts of accounts. Which one, depends on the installation. */
const AGENT_NAMESPACES = ['open-cluster-management-agent-addon', 'open-cluster-management-managed-serviceaccount'];

export const permissionSubjectHardCoded = defineRule({
  id: 'permission-subject-hard-coded',
  title: 'A permission names the account, not the service account behind it',
  severity: Severity.WARNING,
  traps: ['T27'],
  looksAt: 'ClusterPermission: subjects of kind ServiceAccount that belong to a ManagedServiceAccount',
  messages: {
    'service-account': {
      problem: 'this namespace on the managed cluster depends on how the add-on is installed',
      remedy: 'name the ManagedServiceAccount',
    },
  },
  check: (graph, report) => {
    for (const { object, cluster, bodies } of report.each(graph.permissions.sources).filter(s => s.object.type === PERMISSION)) {
      for (const { field, subjects } of bodies) {
        subjects.forEach(({ kind, namespace, name }, i) => {
          if (kind === 'ServiceAccount' && (graph.accounts.get(cluster, name) || AGENT_NAMESPACES.includes(namespace))) {
            report.violation(object, 'service-account', { field: `${field}.subject.namespace`, value: namespace, fix: nameAccount(object, field, i, name) });
          }
        });
      }
    }
  },
});

function nameAccount(object: KubeObject, field: string, place: number, name: string): Fix {
  const path = pathOf(field);
  const several = list(at(follow(object.manifest, path), 'subjects'));
  const account = { apiGroup: ACCOUNT_GROUP, kind: 'ManagedServiceAccount', name };
  return several.length > 0
    ? set(object, [...path, 'subjects'], several.map((other, i) => i === place ? account : other))
    : set(object, [...path, 'subject'], account);
}

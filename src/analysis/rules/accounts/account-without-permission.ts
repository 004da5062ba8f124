import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';

export const accountWithoutPermission = defineRule({
  id: 'account-without-permission',
  title: 'An account has rights on its cluster',
  severity: Severity.ERROR,
  breaks: StepName.PERMISSION,
  traps: ['T22'],
  looksAt: 'ManagedServiceAccounts, and the ClusterPermissions and ManifestWorks of their clusters',
  messages: {
    'no-rights': {
      problem: 'has no rights on cluster \'{cluster}\', so the cluster refuses every call',
      remedy: 'add a ClusterPermission, or list the account in rightsGrantedElsewhere',
      question: 'What may the account \'{account}\' do on cluster \'{cluster}\'?',
    },
  },
  check: (graph, report) => {
    const elsewhere = new Set(graph.options.rightsGrantedElsewhere);
    for (const { object, cluster, name } of report.each(graph.accounts.all.filter(account => !elsewhere.has(account.name)))) {
      if (graph.permissions.bodiesFor(cluster, name).length > 0) {
        continue;
      }
      const possible = graph.permissions.possibleFor(cluster, name);
      if (possible) {
        report.unknown(object, 'reached-cluster', { kind: possible.object.kind, name: possible.object.name, cluster });
      } else if (graph.complete) {
        report.violation(object, 'no-rights', { field: 'metadata.name', value: name, data: { account: name, cluster } });
      } else {
        report.unknown(object, 'permission', { account: name, cluster });
      }
    }
  },
});

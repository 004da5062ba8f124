import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';

export const accountWithoutPermission: Rule = {
  id: 'account-without-permission',
  title: 'An account may do something on its cluster',
  severity: Severity.ERROR,
  traps: ['T22'],
  looksAt: 'ManagedServiceAccounts, and the ClusterPermissions and ManifestWorks of their clusters',
  check: (graph, report) => {
    const elsewhere = new Set(graph.options.rightsGrantedElsewhere);
    for (const { object, cluster, name } of report.each(graph.accounts.all.filter(account => !elsewhere.has(account.name)))) {
      if (graph.permissions.grantsTo(cluster, 'ManagedServiceAccount', name).length > 0 || graph.permissions.grantsTo(cluster, 'ServiceAccount', name).length > 0) {
        continue;
      }
      if (graph.complete) {
        report.violation(object, {
          field: 'metadata.name',
          value: name,
          wrong: `is granted nothing on cluster '${cluster}', so every call there is refused`,
          remedy: ask('add a ClusterPermission, or state that its rights come from elsewhere', `What may the account '${name}' do on cluster '${cluster}'?`),
        });
      } else {
        report.unknown(object, `the ClusterPermission of account '${name}' on cluster '${cluster}'`);
      }
    }
  },
};

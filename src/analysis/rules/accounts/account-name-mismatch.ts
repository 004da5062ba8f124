import { some } from '../../../errors/format-error';
import { SYNC_LABEL } from '../../../ocm/labels';
import { Severity } from '../../engine/findings';
import { add, ask, Rule } from '../../engine/rule';
import { clustersOf } from '../../queries/access-path';

export const accountNameMismatch: Rule = {
  id: 'account-name-mismatch',
  title: 'The account that the plugin asks for, and that a permission names, exists on the cluster',
  severity: Severity.ERROR,
  traps: ['T15'],
  looksAt: 'the argument --managed-serviceaccount of each provider entry, the subjects of each ClusterPermission, and the names of ManagedServiceAccounts',
  check: (graph, report) => {
    for (const consumer of graph.consumers) {
      const [entry] = report.each(consumer.entries);
      const missing = clustersOf(graph, consumer).filter(cluster => !graph.accounts.get(cluster, consumer.account));
      if (!entry || missing.length === 0) {
        continue;
      }
      if (!graph.complete) {
        report.unknown(entry.object, `ManagedServiceAccount '${consumer.account}' on ${some(missing)}`);
        continue;
      }
      const others = [...new Set(missing.flatMap(cluster => graph.accounts.on(cluster).map(account => account.name)))].sort();
      report.violation(entry.object, {
        field: `${entry.field} --managed-serviceaccount`,
        value: consumer.account,
        wrong: `is no ManagedServiceAccount on ${some(missing)}${others.length > 0 ? `, where there is ${some(others)}` : ''}`,
        remedy: others.length > 0
          ? ask('use one name in both', `Which is meant: ${some(others)}, or shall '${consumer.account}' be made?`)
          : add('add it', ...missing.map(cluster => accountManifest(cluster, consumer.account))),
      });
    }
    for (const source of report.each(graph.permissions.sources)) {
      for (const body of source.bodies) {
        for (const subject of body.subjects.filter(s => s.kind === 'ManagedServiceAccount' && !graph.accounts.get(source.cluster, s.name))) {
          if (!graph.complete) {
            report.unknown(source.object, `ManagedServiceAccount '${subject.name}' in namespace '${source.cluster}'`);
          } else {
            report.violation(source.object, {
              field: `${body.field}.subject.name`,
              value: subject.name,
              wrong: 'is no ManagedServiceAccount on this cluster, so the permission is never applied',
              remedy: ask('use one name in both', `Which account of cluster '${source.cluster}' is meant?`),
            });
          }
        }
      }
    }
  },
};

function accountManifest(cluster: string, name: string) {
  return {
    apiVersion: 'authentication.open-cluster-management.io/v1beta1',
    kind: 'ManagedServiceAccount',
    metadata: { name, namespace: cluster, labels: { [SYNC_LABEL]: 'true' } },
    spec: { rotation: { validity: '24h0m0s' } },
  };
}

import { SYNC_LABEL } from '../../../ocm/labels';
import { Severity } from '../../engine/findings';
import { add } from '../../engine/fix';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { clustersOf } from '../../queries/access-path';

export const accountNameMismatch = defineRule({
  id: 'account-name-mismatch',
  title: 'The account that the plugin asks for, and that a permission names, exists on the cluster',
  severity: Severity.ERROR,
  breaks: StepName.ACCOUNT,
  traps: ['T15'],
  looksAt: 'the argument --managed-serviceaccount of each provider entry, the subjects of each ClusterPermission, and the names of ManagedServiceAccounts',
  messages: {
    'entry-no-account': {
      problem: 'no ManagedServiceAccount has this name on {clusters}',
      remedy: 'add it',
    },
    'entry-other-account': {
      problem: 'no ManagedServiceAccount has this name on {clusters}; the accounts there are {others}',
      remedy: 'use the same name in both places',
      question: 'Which account is meant: one of {others}, or a new one called \'{account}\'?',
    },
    'permission': {
      problem: 'no ManagedServiceAccount has this name on the cluster, so the permission is never applied',
      remedy: 'use the same name in both places',
      question: 'Which account of cluster \'{cluster}\' is meant?',
    },
  },
  check: (graph, report) => {
    for (const consumer of graph.consumers) {
      const { account } = consumer;
      const [entry] = report.each(consumer.entries);
      const clusters = clustersOf(graph, consumer).filter(cluster => !graph.accounts.get(cluster, account));
      if (!entry || clusters.length === 0) {
        continue;
      }
      if (!graph.complete) {
        report.unknown(entry.object, 'accounts', { account, clusters });
        continue;
      }
      const place = { field: `${entry.field} --managed-serviceaccount`, value: account };
      const others = [...new Set(clusters.flatMap(cluster => graph.accounts.on(cluster).map(({ name }) => name)))].sort();
      if (others.length > 0) {
        report.violation(entry.object, 'entry-other-account', { ...place, data: { clusters, others, account } });
      } else {
        report.violation(entry.object, 'entry-no-account', { ...place, data: { clusters }, fix: add(...clusters.map(c => accountManifest(c, account))) });
      }
    }
    for (const { object, cluster, bodies } of report.each(graph.permissions.sources)) {
      for (const { field, subjects } of bodies) {
        for (const { name } of subjects.filter(s => s.kind === 'ManagedServiceAccount' && !graph.accounts.get(cluster, s.name))) {
          if (graph.complete) {
            report.violation(object, 'permission', { field: `${field}.subject.name`, value: name, data: { cluster } });
          } else {
            report.unknown(object, 'account', { account: name, cluster });
          }
        }
      }
    }
  },
});

function accountManifest(cluster: string, name: string) {
  return {
    apiVersion: 'authentication.open-cluster-management.io/v1beta1',
    kind: 'ManagedServiceAccount',
    metadata: { name, namespace: cluster, labels: { [SYNC_LABEL]: 'true' } },
    spec: { rotation: { validity: '24h0m0s' } },
  };
}

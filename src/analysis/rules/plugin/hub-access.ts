import { some } from '../../../errors/format-error';
import { right } from '../../../kubernetes/rbac-rules';
import { RBAC_GROUP } from '../../../ocm/kinds';
import { syncedSecretName } from '../../../ocm/synced-secret';
import { Remedy, Severity } from '../../engine/findings';
import { add, ask, Rule } from '../../engine/rule';
import { AccessGraph } from '../../graph/access-graph';
import { Consumer, consumerName, runsAs } from '../../graph/consumers';
import { podField } from '../../graph/workloads';
import { clustersOf, lackingOnHub } from '../../queries/access-path';

export const hubAccess: Rule = {
  id: 'hub-access',
  title: 'The service account that runs the plugin may read its token and see its clusters',
  severity: Severity.ERROR,
  traps: ['T40'],
  looksAt: 'hub Roles and bindings of the service accounts of workloads that run the plugin; what Kueue ships for itself counts',
  check: (graph, report) => {
    for (const consumer of graph.consumers) {
      const [entry] = report.each(consumer.entries);
      if (!entry) {
        continue;
      }
      if (consumer.subjects.length === 0) {
        report.unknown(entry.object, `the workload that runs the plugin for account '${consumer.account}'`);
        continue;
      }
      const lacking = lack(graph, consumer);
      const unresolved = graph.rbac.unresolved(consumer.namespace);
      if (lacking.length > 0 && (!graph.complete || unresolved.length > 0)) {
        report.unknown(entry.object, unresolved.length > 0 ? `${some(unresolved)}, bound in namespace '${consumer.namespace}'` : `RBAC of namespace '${consumer.namespace}'`);
      } else if (lacking.length > 0) {
        report.violation(entry.object, {
          field: 'RBAC',
          value: consumerName(consumer),
          wrong: some(lacking, 2),
          remedy: roleRemedy(graph, consumer),
        });
      }
    }
    unnamed(graph, report);
  },
};

/** Workloads that have the plugin and no provider entry in the input: they need to see ClusterProfiles all the same. */
function unnamed(graph: AccessGraph, report: Parameters<Rule['check']>[1]): void {
  const named = new Set(graph.consumers.flatMap(consumer => consumer.workloads));
  for (const workload of report.each(graph.workloads.all.filter(w => w.plugins.length > 0 && !named.has(w)))) {
    const account = runsAs(workload);
    const may = account && graph.rbac.can(workload.namespace, account, right('list', 'multicluster.x-k8s.io', 'clusterprofiles'));
    if (!account || (!may && !graph.complete)) {
      report.unknown(workload.object, `RBAC of namespace '${workload.namespace}'`);
    } else if (!may) {
      report.violation(workload.object, {
        field: podField(workload, 'spec.serviceAccountName'),
        value: account.name,
        wrong: 'has the plugin and may neither list ClusterProfiles nor read its token',
        remedy: ask('add Roles for it', 'Which account does this workload use?'),
      });
    }
  }
}

function lack(graph: AccessGraph, consumer: Consumer): string[] {
  return [...new Set(clustersOf(graph, consumer).flatMap(cluster => lackingOnHub(graph, consumer, cluster)))];
}

function roleRemedy(graph: AccessGraph, consumer: Consumer): Remedy {
  const roles = rolesFor(consumer, clustersOf(graph, consumer));
  return roles.some(({ kind, metadata }) => graph.objects.get(`${RBAC_GROUP}/${kind}`, metadata.namespace, metadata.name))
    ? ask(`extend the Roles of account '${consumer.account}'`, `Which Role of namespace '${consumer.namespace}' shall grant it?`)
    : add(`add Roles for account '${consumer.account}'`, ...roles);
}

function rolesFor(consumer: Consumer, clusters: readonly string[]) {
  const role = (name: string, rule: object) => {
    const metadata = { name, namespace: consumer.namespace };
    const subjects = consumer.subjects.map(subject => ({ kind: 'ServiceAccount', ...subject }));
    return [
      { apiVersion: `${RBAC_GROUP}/v1`, kind: 'Role', metadata, rules: [rule] },
      { apiVersion: `${RBAC_GROUP}/v1`, kind: 'RoleBinding', metadata, roleRef: { apiGroup: RBAC_GROUP, kind: 'Role', name }, subjects },
    ];
  };
  return [
    ...role(`${consumer.account}-clusterprofiles`, { apiGroups: ['multicluster.x-k8s.io'], resources: ['clusterprofiles'], verbs: ['get', 'list', 'watch'] }),
    ...role(`${consumer.account}-tokens`, {
      apiGroups: [''], resources: ['secrets'], resourceNames: clusters.map(cluster => syncedSecretName(cluster, consumer.account)), verbs: ['get'],
    }),
  ];
}

import { isDnsLabel, LABEL_LENGTH } from '../../../kubernetes/names';
import { MANAGED_CLUSTER } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';

export const clusterName: Rule = {
  id: 'cluster-name',
  title: 'A cluster\'s name can be the name of its namespace',
  severity: Severity.ERROR,
  traps: ['T07'],
  looksAt: 'ManagedCluster: metadata.name; the namespace of accounts and permissions',
  check: (graph, report) => {
    const wrong = `is not a DNS label of at most ${LABEL_LENGTH} characters, so the cluster's namespace on the hub cannot exist`;
    for (const object of report.each(graph.objects.of(MANAGED_CLUSTER)).filter(o => !isDnsLabel(o.name))) {
      report.violation(object, { field: 'metadata.name', value: object.name, wrong, remedy: ask('rename the cluster', 'Under which name shall the cluster be imported again?') });
    }
    for (const { object } of report.each([...graph.accounts.all, ...graph.permissions.sources]).filter(item => !isDnsLabel(item.cluster))) {
      report.violation(object, { field: 'metadata.namespace', value: object.namespace, wrong, remedy: ask('name the cluster', 'For which managed cluster is this?') });
    }
  },
};

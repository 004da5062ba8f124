import { PLACEMENT } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { AccessGraph } from '../../graph/access-graph';
import { gitOpsClusters } from '../../graph/gitops/gitops-clusters';
import { selects } from '../../graph/works/placements';
import { KubeObject } from '../../input/objects';

export const gitopsClusterAccount = defineRule({
  id: 'gitops-cluster-account',
  title: 'The account that a GitOpsCluster names exists on the clusters of its Placement',
  severity: Severity.ERROR,
  breaks: StepName.ACCOUNT,
  traps: ['T15'],
  looksAt: 'GitOpsCluster: spec.managedServiceAccountRef; its Placement, by sets and labels; the names of ManagedServiceAccounts',
  messages: {
    'no-account': {
      problem: 'no ManagedServiceAccount has this name on {clusters}, so Argo CD receives no token there',
      remedy: 'name an account that is there, or add this one',
      question: 'Which account of these clusters is meant, or should each get an account \'{account}\'?',
    },
  },
  check: (graph, report) => {
    for (const { object, account, ...reference } of report.each(gitOpsClusters(graph.objects).filter(({ needsAccount }) => needsAccount))) {
      const placement = graph.objects.get(PLACEMENT, object.namespace, reference.placement);
      const lacking = [...graph.clusters].filter(cluster => !graph.accounts.get(cluster, account) && !graph.fleet.get(cluster)?.own).sort();
      if (graph.clusters.size === 0) {
        report.unknown(object, 'fleet', {});
      } else if (!placement) {
        report.unknown(object, 'placement', { placement: reference.placement, namespace: object.namespace });
      } else {
        const { surely, perhaps } = selected(graph, placement, lacking);
        if (surely.length > 0 && graph.complete) {
          report.violation(object, 'no-account', { field: 'spec.managedServiceAccountRef', value: account, data: { clusters: surely, account } });
        } else if (surely.length > 0) {
          report.unknown(object, 'accounts', { account, clusters: surely });
        }
        if (perhaps.length > 0) {
          report.unknown(object, 'placed-clusters', { placement: placement.name, clusters: perhaps });
        }
      }
    }
  },
});

function selected(graph: AccessGraph, placement: KubeObject, clusters: readonly string[]) {
  const decided = clusters.map(cluster => ({ cluster, truth: selects(graph, placement, cluster) }));
  const of = (wanted: boolean | undefined) => decided.filter(({ truth }) => truth === wanted).map(({ cluster }) => cluster);
  return { surely: of(true), perhaps: of(undefined) };
}


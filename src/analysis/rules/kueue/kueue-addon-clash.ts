import { ADD_ON, MULTIKUEUE_CLUSTER } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { KUEUE_ADD_ON } from '../../graph/kueue/kueue-references';

export const kueueAddonClash = defineRule({
  id: 'kueue-addon-clash',
  title: 'kueue-addon does not create the same objects',
  severity: Severity.ERROR,
  breaks: StepName.PROVIDER_ENTRY,
  traps: ['T75'],
  looksAt: `ClusterManagementAddOn ${KUEUE_ADD_ON} beside MultiKueueClusters that are written as manifests`,
  messages: {
    both: {
      problem: 'kueue-addon on this hub creates account, permission and MultiKueueCluster for every cluster, and the input has {count} of its own',
      remedy: 'let only one of them create these objects',
      question: 'Should kueue-addon be removed from this hub?',
    },
  },
  check: (graph, report) => {
    const addOn = graph.objects.of(ADD_ON).find(object => object.name === KUEUE_ADD_ON);
    const [first, ...others] = report.each(graph.objects.of(MULTIKUEUE_CLUSTER));
    if (addOn && first) {
      report.violation(first, 'both', { field: 'metadata.name', value: first.name, data: { count: 1 + others.length }, also: others });
    }
  },
});

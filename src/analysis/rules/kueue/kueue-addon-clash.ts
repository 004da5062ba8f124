import { ADD_ON, MULTIKUEUE_CLUSTER } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';

/** kueue-addon's own name for itself (open-cluster-management-io/addon-contrib kueue-addon@f5844b98). */
const KUEUE_ADD_ON = 'multicluster-kueue-manager';

export const kueueAddonClash: Rule = {
  id: 'kueue-addon-clash',
  title: 'kueue-addon does not make the same objects',
  severity: Severity.ERROR,
  traps: ['T75'],
  looksAt: `ClusterManagementAddOn ${KUEUE_ADD_ON} beside MultiKueueClusters that are written as manifests`,
  check: (graph, report) => {
    const addOn = graph.objects.of(ADD_ON).find(object => object.name === KUEUE_ADD_ON);
    const written = report.each(graph.objects.of(MULTIKUEUE_CLUSTER));
    if (addOn && written.length > 0) {
      report.violation(written[0], {
        field: 'metadata.name',
        value: written[0].name,
        wrong: `is written by hand (${written.length} in all), and kueue-addon on this hub makes account, permission and MultiKueueCluster of the same names for every cluster`,
        remedy: ask('let one of them make these objects', 'Shall kueue-addon be taken off this hub?'),
      });
    }
  },
};

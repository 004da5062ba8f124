import { at, strings } from '../../../kubernetes/json';
import { MULTIKUEUE_CONFIG } from '../../../ocm/kinds';
import { valueAt } from '../../../releases/fact';
import { CLUSTERS_PER_CONFIG } from '../../../releases/kueue/facts';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';

const LIMITS = CLUSTERS_PER_CONFIG.map(row => row.value);

export const multikueueConfigSize: Rule = {
  id: 'multikueue-config-size',
  title: 'A MultiKueueConfig names no more clusters than the release takes',
  severity: Severity.ERROR,
  traps: ['T48'],
  looksAt: 'MultiKueueConfig: spec.clusters; the release of Kueue',
  check: (graph, report) => {
    const release = graph.releases.kueue;
    for (const object of report.each(graph.objects.of(MULTIKUEUE_CONFIG))) {
      const clusters = strings(at(object.manifest, 'spec', 'clusters'));
      const limit = release === undefined ? Math.max(...LIMITS) : valueAt(CLUSTERS_PER_CONFIG, release);
      if (clusters.length > limit) {
        report.violation(object, {
          field: 'spec.clusters',
          value: clusters.length,
          wrong: `are more than the ${limit} that ${release === undefined ? 'any release of Kueue' : `Kueue ${release}`} takes`,
          remedy: ask('split it, each part with an AdmissionCheck of its own', 'Which workers belong together?'),
        });
      } else if (release === undefined && clusters.length > Math.min(...LIMITS)) {
        report.unknown(object, 'the release of Kueue');
      }
    }
  },
};

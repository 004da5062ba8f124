import { at, strings } from '../../../kubernetes/json';
import { MULTIKUEUE_CONFIG } from '../../../ocm/kinds';
import { valueAt } from '../../../releases/fact';
import { CLUSTERS_PER_CONFIG } from '../../../releases/kueue/facts';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';

const LIMITS = CLUSTERS_PER_CONFIG.map(row => row.value);
const REMEDY = { remedy: 'split it, each part with an AdmissionCheck of its own', question: 'Which workers belong together?' } as const;

export const multikueueConfigSize = defineRule({
  id: 'multikueue-config-size',
  title: 'A MultiKueueConfig names no more clusters than the release allows',
  severity: Severity.ERROR,
  breaks: StepName.PROVIDER_ENTRY,
  traps: ['T48'],
  looksAt: 'MultiKueueConfig: spec.clusters; the release of Kueue',
  messages: {
    'release': { problem: 'Kueue {release} allows at most {limit} clusters', ...REMEDY },
    'any-release': { problem: 'every release of Kueue allows at most {limit} clusters', ...REMEDY },
  },
  check: (graph, report) => {
    const release = graph.releases.kueue;
    for (const object of report.each(graph.objects.of(MULTIKUEUE_CONFIG))) {
      const found = { field: 'spec.clusters', value: strings(at(object.manifest, 'spec', 'clusters')).length };
      const limit = release === undefined ? Math.max(...LIMITS) : valueAt(CLUSTERS_PER_CONFIG, release);
      if (found.value > limit) {
        if (release === undefined) {
          report.violation(object, 'any-release', { ...found, data: { limit } });
        } else {
          report.violation(object, 'release', { ...found, data: { limit, release } });
        }
      } else if (release === undefined && found.value > Math.min(...LIMITS)) {
        report.unknown(object, 'kueue-release', {});
      }
    }
  },
});

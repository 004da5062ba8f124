import { valueAt } from '../../../releases/fact';
import { IMAGE_VOLUMES } from '../../../releases/kubernetes/facts';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';
import { pluginVolumes } from '../../queries/plugin-images';

export const pluginImageVolume: Rule = {
  id: 'plugin-image-volume',
  title: 'Image volumes are used where Kubernetes has them',
  severity: Severity.ERROR,
  traps: ['T33'],
  looksAt: 'workloads: volumes with an image; the release of Kubernetes',
  check: (graph, report) => {
    for (const { object, plugin } of report.each(pluginVolumes(graph).filter(p => p.plugin.style === 'image volume'))) {
      const release = graph.releases.kubernetes;
      if (release === undefined) {
        report.unknown(object, 'the release of Kubernetes');
      } else if (!valueAt(IMAGE_VOLUMES, release)) {
        report.violation(object, {
          field: plugin.field,
          value: plugin.image,
          wrong: `is a volume that Kubernetes ${release} does not have or has switched off`,
          remedy: ask('copy the plugin with an init container', `Is the hub about to become Kubernetes ${IMAGE_VOLUMES[1].since} or later, or shall an init container copy the plugin?`),
        });
      }
    }
  },
};

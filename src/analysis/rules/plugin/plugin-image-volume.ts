import { valueAt } from '../../../releases/fact';
import { IMAGE_VOLUMES } from '../../../releases/kubernetes/facts';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { pluginVolumes } from '../../queries/plugin-images';

export const pluginImageVolume = defineRule({
  id: 'plugin-image-volume',
  title: 'Image volumes are used only where Kubernetes has them',
  severity: Severity.ERROR,
  breaks: StepName.PLUGIN,
  traps: ['T33'],
  looksAt: 'workloads: volumes with an image; the release of Kubernetes',
  messages: {
    'no-image-volumes': {
      problem: 'Kubernetes {release} has no image volumes, or has them switched off',
      remedy: 'copy the plugin with an init container',
      question: 'Will the hub soon run Kubernetes {since} or later, or should an init container copy the plugin?',
    },
  },
  check: (graph, report) => {
    const release = graph.releases.kubernetes;
    for (const { object, plugin } of report.each(pluginVolumes(graph).filter(p => p.plugin.style === 'image volume'))) {
      if (release === undefined) {
        report.unknown(object, 'kubernetes-release', {});
      } else if (!valueAt(IMAGE_VOLUMES, release)) {
        report.violation(object, 'no-image-volumes', { field: plugin.field, value: plugin.image, data: { release, since: IMAGE_VOLUMES[1].since } });
      }
    }
  },
});

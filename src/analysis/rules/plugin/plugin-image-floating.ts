import { Severity } from '../../engine/findings';
import { Rule } from '../../engine/rule';
import { imageRemedy, imageTag, pluginVolumes } from '../../queries/plugin-images';

export const pluginImageFloating: Rule = {
  id: 'plugin-image-floating',
  title: 'The plugin does not change under a running application',
  severity: Severity.WARNING,
  traps: ['T31'],
  looksAt: 'workloads: tag and pull policy of the image that brings the plugin',
  check: (graph, report) => {
    for (const { object, plugin } of report.each(pluginVolumes(graph))) {
      const tag = imageTag(plugin.image);
      if (tag === '' || tag === 'latest') {
        report.violation(object, {
          field: plugin.field,
          value: plugin.image,
          wrong: `is not pinned${plugin.pullPolicy === 'IfNotPresent' ? ', and with IfNotPresent every node keeps whichever it saw first' : ''}`,
          remedy: imageRemedy(graph, object, plugin),
        });
      }
    }
  },
};

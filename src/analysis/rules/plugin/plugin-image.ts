import { PLUGIN_BINARY } from '../../../releases/managed-service-account/facts';
import { Severity } from '../../engine/findings';
import { Rule } from '../../engine/rule';
import { imageName, imageTag, imageRemedy, pluginVolumes } from '../../queries/plugin-images';

/** Images that are known to hold the plugin, by tag; the image of the add-on itself does only as long as the catalogue says. */
const HOLDING = PLUGIN_BINARY.map(row => row.value.image);

export const pluginImage: Rule = {
  id: 'plugin-image',
  title: 'The image holds the plugin',
  severity: Severity.ERROR,
  traps: ['T30'],
  looksAt: 'workloads: the image of the init container or image volume that brings the plugin; the release of managed-serviceaccount',
  check: (graph, report) => {
    for (const { object, plugin } of report.each(pluginVolumes(graph))) {
      if (imageName(plugin.image) !== 'managed-serviceaccount') {
        continue;
      }
      const tag = imageTag(plugin.image);
      if (tag.startsWith('sha256:')) {
        report.unknown(object, `which release ${plugin.image} is`);
      } else if (!HOLDING.some(image => imageName(image) === 'managed-serviceaccount' && imageTag(image) === tag)) {
        report.violation(object, {
          field: plugin.field,
          value: plugin.image,
          wrong: 'has had no /cp-creds since the plugin got an image of its own',
          remedy: imageRemedy(graph, object, plugin),
        });
      }
    }
  },
};

import { PLUGIN_BINARY } from '../../../releases/managed-service-account/facts';
import { Severity } from '../../engine/findings';
import { set } from '../../engine/fix';
import { pathOf } from '../../engine/json-path';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { imageName, imageTag, installedImage, pluginVolumes } from '../../queries/plugin-images';

/** Images that are known to hold the plugin, by tag; the image of the add-on itself holds it only in the releases of the catalogue. */
const HOLDING = PLUGIN_BINARY.map(row => row.value.image);
const PROBLEM = 'this image has had no /cp-creds since the plugin got an image of its own';

export const pluginImage = defineRule({
  id: 'plugin-image',
  title: 'The image holds the plugin',
  severity: Severity.ERROR,
  breaks: StepName.PLUGIN,
  traps: ['T30'],
  looksAt: 'workloads: the image of the init container or image volume that brings the plugin; the release of managed-serviceaccount',
  messages: {
    'no-plugin': { problem: PROBLEM, remedy: 'use {image}' },
    'no-plugin-unknown-release': {
      problem: PROBLEM,
      remedy: 'use the plugin\'s image of the installed release',
      question: 'Which release of managed-serviceaccount is installed?',
    },
  },
  check: (graph, report) => {
    const image = installedImage(graph);
    for (const { object, plugin } of report.each(pluginVolumes(graph)).filter(found => imageName(found.plugin.image) === 'managed-serviceaccount')) {
      const tag = imageTag(plugin.image);
      if (tag.startsWith('sha256:')) {
        report.unknown(object, 'account-release', { image: plugin.image });
      } else if (!HOLDING.some(holding => imageName(holding) === 'managed-serviceaccount' && imageTag(holding) === tag)) {
        const place = { field: plugin.field, value: plugin.image };
        if (image === undefined) {
          report.violation(object, 'no-plugin-unknown-release', place);
        } else {
          report.violation(object, 'no-plugin', { ...place, data: { image }, fix: set(object, pathOf(plugin.field), image) });
        }
      }
    }
  },
});

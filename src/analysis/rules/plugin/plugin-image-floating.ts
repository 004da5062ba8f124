import { Severity } from '../../engine/findings';
import { set } from '../../engine/fix';
import { pathOf } from '../../engine/json-path';
import { defineRule } from '../../engine/rule';
import { imageTag, installedImage, pluginVolumes } from '../../queries/plugin-images';

const FLOATING = 'the image is not pinned to a release';
const CACHED = 'the image is not pinned to a release, and with IfNotPresent each node keeps the first one that it pulled';
const USE = 'use {image}';
const ASK = { remedy: 'use the image of the installed release', question: 'Which release of managed-serviceaccount is installed?' } as const;

export const pluginImageFloating = defineRule({
  id: 'plugin-image-floating',
  title: 'The image of the plugin is pinned to a release',
  severity: Severity.WARNING,
  traps: ['T31'],
  looksAt: 'workloads: tag and pull policy of the image that brings the plugin',
  messages: {
    'floating': { problem: FLOATING, remedy: USE },
    'cached': { problem: CACHED, remedy: USE },
    'floating-unknown-release': { problem: FLOATING, ...ASK },
    'cached-unknown-release': { problem: CACHED, ...ASK },
  },
  check: (graph, report) => {
    const image = installedImage(graph);
    for (const { object, plugin } of report.each(pluginVolumes(graph)).filter(({ plugin: p }) => ['', 'latest'].includes(imageTag(p.image)))) {
      const kind = plugin.pullPolicy === 'IfNotPresent' ? 'cached' : 'floating';
      const place = { field: plugin.field, value: plugin.image };
      if (image === undefined) {
        report.violation(object, `${kind}-unknown-release`, place);
      } else {
        report.violation(object, kind, { ...place, data: { image }, fix: set(object, pathOf(plugin.field), image) });
      }
    }
  },
});

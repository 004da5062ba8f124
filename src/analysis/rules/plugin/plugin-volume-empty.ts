import { list, record, text } from '../../../kubernetes/json';
import { Severity } from '../../engine/findings';
import { set } from '../../engine/fix';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { pluginState } from '../../graph/plugin-state';
import { podField } from '../../graph/workloads';
import { installedImage } from '../../queries/plugin-images';

const BARE = 'the volume has no source, as when a tool drops an image volume that it does not know, so \'{command}\' ({entry}) is not there';
const CHOOSE = {
  remedy: 'copy the plugin into it with an init container, or mount the plugin\'s image',
  question: 'Should an init container copy the plugin, or should the volume be its image?',
} as const;

export const pluginVolumeEmpty = defineRule({
  id: 'plugin-volume-empty',
  title: 'The volume of the plugin is filled',
  severity: Severity.ERROR,
  breaks: StepName.PLUGIN,
  traps: ['T34'],
  looksAt: 'workloads that use a provider entry: the volume that is mounted at the folder of the command',
  messages: {
    'no-source': { problem: BARE, remedy: 'use the image {image} as its source' },
    'no-source-unknown-release': { problem: BARE, ...CHOOSE },
    'not-filled': { problem: 'no init container fills this empty directory, so \'{command}\' ({entry}) is not there', ...CHOOSE },
  },
  check: (graph, report) => {
    const image = installedImage(graph);
    for (const { object, command, workloads } of graph.entries.filter(e => e.account !== undefined)) {
      for (const workload of report.each(workloads)) {
        const found = pluginState(workload, command);
        if (found.state !== 'empty') {
          continue;
        }
        const volumes = list(record(workload.pod.spec).volumes);
        const index = volumes.findIndex(volume => text(volume.name) === found.volume);
        const place = { field: podField(workload, `spec.volumes[${index}]`), value: volumes[index] };
        const data = { command, entry: `${object.kind} ${object.name}` };
        if (Object.keys(volumes[index]).length > 1) {
          report.violation(workload.object, 'not-filled', { ...place, data });
        } else if (image === undefined) {
          report.violation(workload.object, 'no-source-unknown-release', { ...place, data });
        } else {
          const fix = set(workload.object, [...workload.podPath, 'spec', 'volumes', index, 'image'], { reference: image, pullPolicy: 'IfNotPresent' });
          report.violation(workload.object, 'no-source', { ...place, data: { ...data, image }, fix });
        }
      }
    }
  },
});

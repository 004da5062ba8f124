import { list, record } from '../../../kubernetes/json';
import { valueAt } from '../../../releases/fact';
import { PLUGIN_BINARY } from '../../../releases/managed-service-account/facts';
import { Severity } from '../../engine/findings';
import { ask, Rule, set } from '../../engine/rule';
import { pluginState } from '../../graph/plugin-state';
import { podField } from '../../graph/workloads';

export const pluginVolumeEmpty: Rule = {
  id: 'plugin-volume-empty',
  title: 'Something puts the plugin into its volume',
  severity: Severity.ERROR,
  traps: ['T34'],
  looksAt: 'workloads that a provider entry is for: the volume mounted where the command lies',
  check: (graph, report) => {
    for (const { object, command, workloads } of graph.entries.filter(entry => entry.account !== undefined)) {
      for (const workload of report.each(workloads)) {
        const found = pluginState(workload, command);
        if (found.state !== 'empty') {
          continue;
        }
        const volumes = list(record(workload.pod.spec).volumes);
        const index = volumes.findIndex(volume => volume.name === found.volume);
        const bare = Object.keys(volumes[index]).length === 1;
        const release = graph.releases.managedServiceAccount;
        report.violation(workload.object, {
          field: podField(workload, `spec.volumes[${index}]`),
          value: volumes[index],
          wrong: `${bare ? 'has no source, as when a tool drops an image volume it does not know' : 'is an empty directory that no init container fills'}, so '${command}' (${object.kind} ${object.name}) is not there`,
          remedy: bare && release !== undefined
            ? set('give it the plugin\'s image', workload.object, [...workload.podPath, 'spec', 'volumes', index, 'image'],
              { reference: valueAt(PLUGIN_BINARY, release).image, pullPolicy: 'IfNotPresent' })
            : ask('copy the plugin there with an init container, or mount its image', 'Which of the two?'),
        });
      }
    }
  },
};

import { editEntry } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { execField } from '../../graph/plugin-entries';
import { pluginState } from '../../graph/plugin-state';

const ELSEWHERE = '{kind} \'{name}\' has the plugin at {paths}';

export const pluginCommandPath = defineRule({
  id: 'plugin-command-path',
  title: 'The plugin is where the provider entry looks for it',
  severity: Severity.ERROR,
  breaks: StepName.PLUGIN,
  traps: ['T38'],
  looksAt: 'the command of each provider entry, and where the plugin is mounted in each workload that uses the entry',
  messages: {
    'not-mounted': {
      problem: 'no container of {kind} \'{name}\' mounts the volume that holds the plugin',
      remedy: 'mount it in the container that runs the plugin',
      question: 'Which container is that?',
    },
    'other-path': { problem: ELSEWHERE, remedy: 'use {paths}' },
    'other-paths': { problem: ELSEWHERE, remedy: 'mount the plugin at the same path in every container', question: 'Which path should all containers use?' },
  },
  check: (graph, report) => {
    for (const entry of graph.entries.filter(e => e.account !== undefined && e.command !== '')) {
      for (const { object, ...workload } of report.each(entry.workloads)) {
        const { command } = entry;
        const { kind, name } = object;
        const found = pluginState({ object, ...workload }, command);
        if (found.state === 'not mounted') {
          report.unknown(object, 'container-image', { kind, name, command });
        }
        if (found.state === 'elsewhere') {
          const paths = [...new Set(found.paths)];
          const place = { field: execField(entry, 'command'), value: command };
          if (paths.length === 0) {
            report.violation(entry.object, 'not-mounted', { ...place, data: { kind, name } });
          } else if (paths.length > 1) {
            report.violation(entry.object, 'other-paths', { ...place, data: { kind, name, paths } });
          } else {
            const fix = editEntry(entry, ['execConfig', 'command'], paths[0]);
            report.violation(entry.object, 'other-path', { ...place, data: { kind, name, paths }, fix });
          }
        }
      }
    }
  },
});

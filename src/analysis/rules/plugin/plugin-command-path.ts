import { some } from '../../../errors/format-error';
import { editEntry } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';
import { execField } from '../../graph/plugin-entries';
import { pluginState } from '../../graph/plugin-state';

export const pluginCommandPath: Rule = {
  id: 'plugin-command-path',
  title: 'The plugin is where the provider entry looks for it',
  severity: Severity.ERROR,
  traps: ['T38'],
  looksAt: 'the command of each provider entry, and where the plugin is mounted in each workload that it is for',
  check: (graph, report) => {
    for (const entry of graph.entries.filter(e => e.account !== undefined && e.command !== '')) {
      for (const workload of report.each(entry.workloads)) {
        const found = pluginState(workload, entry.command);
        if (found.state === 'not mounted') {
          report.unknown(workload.object, `whether the image of ${workload.object.kind} '${workload.object.name}' holds '${entry.command}'`);
        }
        if (found.state === 'elsewhere') {
          const paths = [...new Set(found.paths)];
          report.violation(entry.object, {
            field: execField(entry, 'command'),
            value: entry.command,
            wrong: paths.length === 0
              ? `is in no container of ${workload.object.kind} '${workload.object.name}': the plugin's volume is mounted nowhere`
              : `is not where ${workload.object.kind} '${workload.object.name}' has the plugin: ${some(paths)}`,
            remedy: paths.length === 1 ? editEntry(`use ${paths[0]}`, entry, ['execConfig', 'command'], paths[0])
              : paths.length === 0 ? ask('mount it in the container that runs the plugin', 'Which container is that?')
                : ask('mount the plugin at the same path everywhere', 'Which path shall all containers use?'),
          });
        }
      }
    }
  },
};

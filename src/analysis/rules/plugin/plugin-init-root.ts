import { at, record } from '../../../kubernetes/json';
import { Severity } from '../../engine/findings';
import { set } from '../../engine/fix';
import { pathOf } from '../../engine/json-path';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { pluginVolumes } from '../../queries/plugin-images';

/** The user that Kueue's and this library's pods run as. */
const NON_ROOT = 65532;

export const pluginInitRoot = defineRule({
  id: 'plugin-init-root',
  title: 'Kubernetes starts the init container that brings the plugin',
  severity: Severity.ERROR,
  breaks: StepName.PLUGIN,
  traps: ['T32'],
  looksAt: 'workloads: securityContext of the init container and of its pod; the plugin\'s image names no user',
  messages: {
    root: {
      problem: 'must be a user id above 0: the image would run as root, which runAsNonRoot forbids, so the pod never starts',
      remedy: 'set it to {user}',
    },
  },
  check: (graph, report) => {
    for (const { object, workload, plugin } of report.each(pluginVolumes(graph).filter(p => p.plugin.style === 'init container'))) {
      const pod = record(at(workload.pod, 'spec', 'securityContext'));
      const own = record(at(plugin.initContainer, 'securityContext'));
      const user = own.runAsUser ?? pod.runAsUser;
      const nonRoot = own.runAsNonRoot ?? pod.runAsNonRoot;
      if (nonRoot === true && (user === undefined || user === 0)) {
        const field = plugin.field.replace(/\.image$/, '.securityContext.runAsUser');
        report.violation(object, 'root', { field, value: user, data: { user: NON_ROOT }, fix: set(object, pathOf(field), NON_ROOT) });
      } else if (nonRoot === undefined && user === undefined && workload.partial) {
        report.unknown(object, 'whole-workload', { kind: object.kind, name: object.name });
      }
    }
  },
});

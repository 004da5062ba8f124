import { record, text } from '../../../kubernetes/json';
import { SERVICE_ACCOUNT } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { set } from '../../engine/fix';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { AccessGraph } from '../../graph/access-graph';
import { podField, Workload } from '../../graph/workloads';

export const tokenNotMounted = defineRule({
  id: 'token-not-mounted',
  title: 'The plugin has the pod\'s own token to reach the hub with',
  severity: Severity.ERROR,
  breaks: StepName.PLUGIN,
  traps: ['T41', 'T72'],
  looksAt: 'workloads that run the plugin: automountServiceAccountToken of the pod, and of its ServiceAccount',
  messages: {
    'pod': { problem: 'the pod gets no token of its own, so the plugin cannot reach the hub', remedy: 'set it to true' },
    'service-account': {
      problem: 'is not set, and ServiceAccount \'{account}\' switches the token off, so the plugin cannot reach the hub',
      remedy: 'set it to true',
    },
  },
  check: (graph, report) => {
    for (const workload of report.each(pluginUsers(graph))) {
      const { pod, object, podPath, namespace, serviceAccount } = workload;
      const own = record(pod.spec).automountServiceAccountToken;
      const account = graph.objects.get(SERVICE_ACCOUNT, namespace, text(serviceAccount));
      const inherited = record(account?.manifest).automountServiceAccountToken;
      const found = {
        field: podField(workload, 'spec.automountServiceAccountToken'),
        value: own,
        fix: set(object, [...podPath, 'spec', 'automountServiceAccountToken'], true),
      };
      if (own === false) {
        report.violation(object, 'pod', found);
      } else if (own === undefined && inherited === false) {
        report.violation(object, 'service-account', { ...found, data: { account: text(serviceAccount) } });
      } else if (own === undefined && account === undefined && mayBeElsewhere(graph, workload)) {
        report.unknown(object, 'service-account', { account: text(serviceAccount), namespace });
      }
    }
  },
});

function mayBeElsewhere(graph: AccessGraph, { partial, serviceAccount }: Workload): boolean {
  return !partial && !graph.complete && serviceAccount !== 'default';
}

function pluginUsers(graph: AccessGraph): Workload[] {
  const mounted = graph.workloads.all.filter(workload => workload.plugins.length > 0);
  return [...new Set([...mounted, ...graph.consumers.flatMap(consumer => consumer.workloads)])];
}

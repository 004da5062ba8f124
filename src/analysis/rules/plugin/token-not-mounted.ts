import { record, text } from '../../../kubernetes/json';
import { SERVICE_ACCOUNT } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { Rule, set } from '../../engine/rule';
import { AccessGraph } from '../../graph/access-graph';
import { podField, Workload } from '../../graph/workloads';

export const tokenNotMounted: Rule = {
  id: 'token-not-mounted',
  title: 'The plugin has the pod\'s own token to reach the hub with',
  severity: Severity.ERROR,
  traps: ['T41', 'T72'],
  looksAt: 'workloads that run the plugin: automountServiceAccountToken of the pod, and of its ServiceAccount',
  check: (graph, report) => {
    for (const workload of report.each(pluginUsers(graph))) {
      const { pod, object, podPath, namespace, serviceAccount } = workload;
      const own = record(pod.spec).automountServiceAccountToken;
      const account = graph.objects.get(SERVICE_ACCOUNT, namespace, text(serviceAccount));
      const inherited = record(account?.manifest).automountServiceAccountToken;
      if (own === false || (own === undefined && inherited === false)) {
        report.violation(object, {
          field: podField(workload, 'spec.automountServiceAccountToken'),
          value: own,
          wrong: own === false ? 'takes the pod\'s own token away, and the plugin cannot reach the hub'
            : `is not set, and ServiceAccount '${serviceAccount}' switches the token off, so the plugin cannot reach the hub`,
          remedy: set('set it to true', object, [...podPath, 'spec', 'automountServiceAccountToken'], true),
        });
      } else if (own === undefined && account === undefined && !workload.partial && !graph.complete && serviceAccount !== 'default') {
        report.unknown(object, `ServiceAccount '${serviceAccount}' in namespace '${namespace}'`);
      }
    }
  },
};

function pluginUsers(graph: AccessGraph): Workload[] {
  const mounted = graph.workloads.all.filter(workload => workload.plugins.length > 0);
  return [...new Set([...mounted, ...graph.consumers.flatMap(consumer => consumer.workloads)])];
}

import { at, list, strings, text } from '../../../kubernetes/json';
import { CLUSTER_QUEUE } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { Rule, set } from '../../engine/rule';

export const clusterQueueShape: Rule = {
  id: 'cluster-queue-shape',
  title: 'A queue takes workloads, and lists its resources in one order',
  severity: Severity.ERROR,
  traps: ['T54'],
  looksAt: 'ClusterQueue: spec.namespaceSelector, spec.resourceGroups',
  check: (graph, report) => {
    for (const object of report.each(graph.objects.of(CLUSTER_QUEUE))) {
      const selector = at(object.manifest, 'spec', 'namespaceSelector');
      if (selector === undefined || selector === null) {
        report.violation(object, {
          field: 'spec.namespaceSelector',
          value: selector,
          wrong: 'is missing, and so no namespace may use the queue',
          remedy: set('set it to {} for all namespaces', object, ['spec', 'namespaceSelector'], {}),
        });
      }
      list(at(object.manifest, 'spec', 'resourceGroups')).forEach((group, g) => {
        const covered = strings(group.coveredResources);
        list(group.flavors).forEach((flavor, f) => {
          const resources = list(flavor.resources);
          const names = resources.map(resource => text(resource.name));
          const same = names.length === covered.length && covered.every(name => names.includes(name));
          if (same && names.some((name, i) => name !== covered[i])) {
            report.violation(object, {
              field: `spec.resourceGroups[${g}].flavors[${f}].resources`,
              value: names,
              wrong: `are not in the order of coveredResources (${covered.join(', ')}), and Kueue refuses the queue`,
              remedy: set('sort them so', object, ['spec', 'resourceGroups', g, 'flavors', f, 'resources'], covered.map(name => resources[names.indexOf(name)])),
            });
          }
        });
      });
    }
  },
};

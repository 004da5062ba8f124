import { at, list, strings, text } from '../../../kubernetes/json';
import { CLUSTER_QUEUE } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { set } from '../../engine/fix';
import { defineRule } from '../../engine/rule';
import { KubeObject } from '../../input/objects';

export const clusterQueueShape = defineRule({
  id: 'cluster-queue-shape',
  title: 'A ClusterQueue accepts workloads, and lists its resources in one order',
  severity: Severity.ERROR,
  // A queue decides what is sent to workers, not whether Kueue reaches them.
  breaks: false,
  traps: ['T54'],
  looksAt: 'ClusterQueue: spec.namespaceSelector, spec.resourceGroups',
  messages: {
    'no-namespaces': { problem: 'is missing, so no namespace may use the queue', remedy: 'set it to {everyNamespace} for all namespaces' },
    'order': { problem: 'must have the order of coveredResources ({covered}): Kueue rejects the queue otherwise', remedy: 'sort them' },
  },
  check: (graph, report) => {
    for (const object of report.each(graph.objects.of(CLUSTER_QUEUE))) {
      const selector = at(object.manifest, 'spec', 'namespaceSelector');
      if (selector === undefined || selector === null) {
        report.violation(object, 'no-namespaces', {
          field: 'spec.namespaceSelector', value: selector, data: { everyNamespace: '{}' }, fix: set(object, ['spec', 'namespaceSelector'], {}),
        });
      }
      for (const { group, flavor, names, covered, sorted } of otherOrders(object)) {
        report.violation(object, 'order', {
          field: `spec.resourceGroups[${group}].flavors[${flavor}].resources`,
          value: names,
          data: { covered },
          fix: set(object, ['spec', 'resourceGroups', group, 'flavors', flavor, 'resources'], sorted),
        });
      }
    }
  },
});

/** Flavors that list the covered resources in another order. */
function otherOrders(object: KubeObject) {
  return list(at(object.manifest, 'spec', 'resourceGroups')).flatMap(({ coveredResources, flavors }, group) => {
    const covered = strings(coveredResources);
    return list(flavors).flatMap((one, flavor) => {
      const resources = list(one.resources);
      const names = resources.map(resource => text(resource.name));
      const same = names.length === covered.length && covered.every(name => names.includes(name));
      return same && names.some((name, i) => name !== covered[i])
        ? [{ group, flavor, names, covered, sorted: covered.map(name => resources[names.indexOf(name)]) }] : [];
    });
  });
}

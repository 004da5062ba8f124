import { some } from '../../../errors/format-error';
import { at, Json, list, strings, text } from '../../../kubernetes/json';
import { ADMISSION_CHECK, CLUSTER_QUEUE } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { ask, Rule, unset } from '../../engine/rule';
import { AccessGraph } from '../../graph/access-graph';
import { KubeObject } from '../../input/objects';

const MULTIKUEUE = 'kueue.x-k8s.io/multikueue';
const PROVISIONING = 'kueue.x-k8s.io/provisioning-request';

export const clusterQueueChecks: Rule = {
  id: 'cluster-queue-checks',
  title: 'A queue has one MultiKueue check, for all its flavors, and no provisioning beside it',
  severity: Severity.ERROR,
  traps: ['T53'],
  looksAt: 'ClusterQueue: spec.admissionChecksStrategy; the AdmissionChecks it names',
  check: (graph, report) => {
    for (const object of report.each(graph.objects.of(CLUSTER_QUEUE))) {
      const entries = list(at(object.manifest, 'spec', 'admissionChecksStrategy', 'admissionChecks'));
      const kinds = entries.map(entry => controllerOf(graph, text(entry.name)));
      const multi = entries.filter((_, i) => kinds[i] === MULTIKUEUE);
      const field = 'spec.admissionChecksStrategy.admissionChecks';
      if (multi.length > 1) {
        report.violation(object, {
          field,
          value: multi.map(entry => entry.name),
          wrong: `are ${multi.length} MultiKueue checks, and the queue becomes inactive`,
          remedy: ask('keep one', 'Which workers is this queue for?'),
        });
      }
      if (multi.length > 0 && kinds.includes(PROVISIONING)) {
        report.violation(object, {
          field,
          value: entries.map(entry => entry.name),
          wrong: 'has a ProvisioningRequest check beside MultiKueue\'s, and the queue becomes inactive',
          remedy: ask('keep one', 'Shall this queue provision nodes here, or send its workloads away?'),
        });
      }
      onFlavors(object, field, entries, multi).forEach(violation => report.violation(object, violation));
      if (kinds.includes(undefined) && !graph.complete) {
        report.unknown(object, `AdmissionCheck ${some(entries.filter((_, i) => kinds[i] === undefined).map(entry => text(entry.name)))}`);
      }
    }
  },
};

function controllerOf(graph: AccessGraph, name: string): unknown {
  return at(graph.objects.get(ADMISSION_CHECK, '', name)?.manifest, 'spec', 'controllerName');
}

/** Naming all flavors is accepted; naming some is not. */
function onFlavors(object: KubeObject, field: string, entries: readonly Json[], multi: readonly Json[]) {
  const flavors = list(at(object.manifest, 'spec', 'resourceGroups')).flatMap(group => list(group.flavors).map(flavor => text(flavor.name)));
  return multi.flatMap(entry => {
    const named = strings(entry.onFlavors);
    const left = flavors.filter(flavor => !named.includes(flavor));
    const i = entries.indexOf(entry);
    return named.length === 0 || left.length === 0 ? [] : [{
      field: `${field}[${i}].onFlavors`,
      value: named,
      wrong: `leaves out ${some(left)}, and a MultiKueue check for some flavors makes the queue inactive`,
      remedy: unset('leave onFlavors out', object, [...field.split('.'), i, 'onFlavors']),
    }];
  });
}

import { at, Json, list, strings, text } from '../../../kubernetes/json';
import { ADMISSION_CHECK, CLUSTER_QUEUE } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { unset } from '../../engine/fix';
import { defineRule } from '../../engine/rule';
import { AccessGraph } from '../../graph/access-graph';
import { MULTIKUEUE_CONTROLLER } from '../../graph/kueue/kueue-references';
import { KubeObject } from '../../input/objects';

const PROVISIONING = 'kueue.x-k8s.io/provisioning-request';
const FIELD = 'spec.admissionChecksStrategy.admissionChecks';

export const clusterQueueChecks = defineRule({
  id: 'cluster-queue-checks',
  title: 'A ClusterQueue has one MultiKueue check, for all its flavors, and no provisioning check',
  severity: Severity.ERROR,
  // A queue decides what is sent to workers, not whether Kueue reaches them.
  breaks: false,
  traps: ['T53'],
  looksAt: 'ClusterQueue: spec.admissionChecksStrategy; the AdmissionChecks it names',
  messages: {
    'several': {
      problem: 'has {count} MultiKueue checks, which makes the queue inactive',
      remedy: 'keep one of them',
      question: 'Which workers is this queue for?',
    },
    'provisioning': {
      problem: 'has a ProvisioningRequest check beside the MultiKueue check, which makes the queue inactive',
      remedy: 'keep one of them',
      question: 'Should this queue provision nodes on the hub, or send its workloads to workers?',
    },
    'some-flavors': {
      problem: 'does not list {flavors}: a MultiKueue check for only some flavors makes the queue inactive',
      remedy: 'leave onFlavors out',
    },
  },
  check: (graph, report) => {
    for (const object of report.each(graph.objects.of(CLUSTER_QUEUE))) {
      const entries = list(at(object.manifest, ...FIELD.split('.')));
      const controllers = entries.map(entry => controllerOf(graph, text(entry.name)));
      const multi = entries.filter((_, i) => controllers[i] === MULTIKUEUE_CONTROLLER);
      if (multi.length > 1) {
        report.violation(object, 'several', { field: FIELD, value: multi.map(entry => entry.name), data: { count: multi.length } });
      }
      if (multi.length > 0 && controllers.includes(PROVISIONING)) {
        report.violation(object, 'provisioning', { field: FIELD, value: entries.map(entry => entry.name) });
      }
      for (const { i, named, flavors } of partOfFlavors(object, entries, multi)) {
        report.violation(object, 'some-flavors', {
          field: `${FIELD}[${i}].onFlavors`, value: named, data: { flavors }, fix: unset(object, [...FIELD.split('.'), i, 'onFlavors']),
        });
      }
      if (controllers.includes(undefined) && !graph.complete) {
        report.unknown(object, 'admission-checks', { names: entries.filter((_, i) => controllers[i] === undefined).map(entry => text(entry.name)) });
      }
    }
  },
});

function controllerOf(graph: AccessGraph, name: string): unknown {
  return at(graph.objects.get(ADMISSION_CHECK, '', name)?.manifest, 'spec', 'controllerName');
}

/** Checks that name some flavors of the queue. Kueue accepts one that names all. */
function partOfFlavors(object: KubeObject, entries: readonly Json[], multi: readonly Json[]) {
  const all = list(at(object.manifest, 'spec', 'resourceGroups')).flatMap(group => list(group.flavors).map(flavor => text(flavor.name)));
  return multi.flatMap(entry => {
    const named = strings(entry.onFlavors);
    const flavors = all.filter(flavor => !named.includes(flavor));
    return named.length === 0 || flavors.length === 0 ? [] : [{ i: entries.indexOf(entry), named, flavors }];
  });
}

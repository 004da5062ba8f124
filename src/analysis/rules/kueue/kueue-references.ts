import { at, text } from '../../../kubernetes/json';
import { ADMISSION_CHECK, CLUSTER_QUEUE, MULTIKUEUE_CLUSTER, MULTIKUEUE_CONFIG, RESOURCE_FLAVOR } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { set } from '../../engine/fix';
import { defineRule, RuleContext } from '../../engine/rule';
import { AccessGraph } from '../../graph/access-graph';
import { isMadeByAddOn, KueueReference, kueueReferences, MULTIKUEUE_CONTROLLER } from '../../graph/kueue/kueue-references';
import { KubeObject } from '../../input/objects';

const GROUP = 'kueue.x-k8s.io';
const KIND = 'MultiKueueConfig';
const REMEDY = 'name one that exists, or add it';
const BAD_CONFIG = 'and sets the check inactive (BadConfig)';

const MESSAGES = {
  'other-group': { problem: `MultiKueue reads parameters of group '{group}' alone, without a version, ${BAD_CONFIG}`, remedy: 'set it to {group}' },
  'other-kind': {
    problem: `MultiKueue reads parameters of kind {kind} alone, ${BAD_CONFIG}`, remedy: 'name a {kind}', question: 'Which {kind} is meant?',
  },
  'no-config': { problem: 'no MultiKueueConfig of this name exists, so the check is inactive', remedy: REMEDY, question: 'Which MultiKueueConfig is meant?' },
  'no-cluster': {
    problem: 'no MultiKueueCluster of this name exists, so nothing is sent there',
    remedy: REMEDY,
    question: 'Which MultiKueueCluster is meant?',
  },
  'no-check': { problem: 'no AdmissionCheck of this name exists, so the queue is inactive', remedy: REMEDY, question: 'Which AdmissionCheck is meant?' },
  'no-flavor': { problem: 'no ResourceFlavor of this name exists, so the queue is inactive', remedy: REMEDY, question: 'Which ResourceFlavor is meant?' },
  'no-queue': { problem: 'no ClusterQueue of this name exists, so the LocalQueue is inactive', remedy: REMEDY, question: 'Which ClusterQueue is meant?' },
} as const;

const ABSENT: Readonly<Record<string, 'no-config' | 'no-cluster' | 'no-check' | 'no-flavor' | 'no-queue'>> = {
  [MULTIKUEUE_CONFIG]: 'no-config',
  [MULTIKUEUE_CLUSTER]: 'no-cluster',
  [ADMISSION_CHECK]: 'no-check',
  [RESOURCE_FLAVOR]: 'no-flavor',
  [CLUSTER_QUEUE]: 'no-queue',
};

/** Sources: kubernetes-sigs/kueue pkg/controller/admissionchecks/multikueue and pkg/cache/scheduler/clusterqueue.go@v0.19.2. */
export const kueueReferencesExist = defineRule({
  id: 'kueue-references',
  title: 'What queues, checks and configurations of Kueue refer to exists',
  severity: Severity.ERROR,
  breaks: false,
  traps: ['T92'],
  looksAt: 'AdmissionCheck of MultiKueue: spec.parameters; MultiKueueConfig: spec.clusters; ClusterQueue: its checks and flavors; LocalQueue: '
    + 'spec.clusterQueue',
  messages: MESSAGES,
  check: (graph, report) => {
    for (const object of report.each(graph.objects.of(ADMISSION_CHECK).filter(isMultiKueue))) {
      checkParameters(object, report);
    }
    const references = report.each(kueueReferences(graph.objects));
    const present = new Map(Object.keys(ABSENT).map(type => [type, new Set(graph.objects.of(type).map(({ name }) => name))]));
    const absent = references.filter(({ type, name }) => !present.get(type)?.has(name));
    for (const reference of absent) {
      const { object, field, name, type } = reference;
      if (isDecided(graph, reference)) {
        report.violation(object, ABSENT[type], { field, value: name });
      } else if (type !== ADMISSION_CHECK) {
        report.unknown(object, 'kueue-object', { kind: type.slice(GROUP.length + 1), name });
      }
    }
    unknownChecks(graph, absent).forEach((names, object) => report.unknown(object, 'admission-checks', { names }));
  },
});

function isMultiKueue({ manifest }: KubeObject): boolean {
  return at(manifest, 'spec', 'controllerName') === MULTIKUEUE_CONTROLLER;
}

function checkParameters(object: KubeObject, report: RuleContext<typeof MESSAGES>): void {
  const [group, kind] = ['apiGroup', 'kind'].map(key => at(object.manifest, 'spec', 'parameters', key));
  if (kind !== KIND) {
    report.violation(object, 'other-kind', { field: 'spec.parameters.kind', value: kind, data: { kind: KIND } });
  }
  if (group !== GROUP) {
    report.violation(object, 'other-group', {
      field: 'spec.parameters.apiGroup', value: group, data: { group: GROUP }, fix: set(object, ['spec', 'parameters', 'apiGroup'], GROUP),
    });
  }
}

/** An export that holds none of a kind may be of a time before the kind was on the list of what to export. */
function isDecided(graph: AccessGraph, reference: KueueReference): boolean {
  const isExported = !graph.live || graph.objects.of(reference.type).length > 0;
  return graph.complete && isExported && !isMadeByAddOn(graph.objects, reference);
}

/** In one line a queue, as the rule about the kinds of its checks has it. */
function unknownChecks(graph: AccessGraph, absent: readonly KueueReference[]): ReadonlyMap<KubeObject, readonly string[]> {
  const found = new Map<KubeObject, string[]>();
  for (const { object, name } of graph.complete ? [] : absent.filter(({ type }) => type === ADMISSION_CHECK)) {
    found.set(object, [...found.get(object) ?? [], text(name)]);
  }
  return found;
}

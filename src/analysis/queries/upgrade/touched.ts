import { ChangedFact } from './fact-changes';
import { CLUSTER_PROFILE, MULTIKUEUE_CONFIG, PERMISSION } from '../../../ocm/kinds';
import { About } from '../../../releases/fact-list';
import { AccessGraph } from '../../graph/access-graph';
import { KubeObject } from '../../input/objects';
import { clustersOf } from '../access-path';

const KUEUE_GROUP = 'kueue.x-k8s.io/';

/** The objects of the input that a changed fact is about. Which of them must change is what the rules find. */
export function touchedBy(graph: AccessGraph, changed: ChangedFact): KubeObject[] {
  return [...new Set(FINDERS[changed.fact.about](graph, changed))].filter(({ background }) => !background);
}

type Finder = (graph: AccessGraph, changed: ChangedFact) => readonly KubeObject[];

const FINDERS: Readonly<Record<About, Finder>> = {
  [About.KUEUE_CONFIGURATION]: ({ managers }) => managers.map(({ object }) => object),
  [About.KUEUE_OBJECTS]: ({ objects }) => objects.everything().filter(({ type }) => type.startsWith(KUEUE_GROUP)),
  [About.MULTIKUEUE_CONFIGS]: ({ objects }) => objects.of(MULTIKUEUE_CONFIG),
  [About.WORKER_RIGHTS]: workerGrants,
  [About.PLUGIN]: ({ workloads }) => workloads.all.filter(({ plugins }) => plugins.length > 0).map(({ object }) => object),
  [About.PROVIDER_ENTRIES]: ({ entries }) => entries.map(({ object }) => object),
  [About.PERMISSIONS]: ({ objects }) => objects.of(PERMISSION),
  [About.CLUSTER_PROFILES]: ({ objects }) => objects.of(CLUSTER_PROFILE),
  [About.KIND_VERSIONS]: ofGoneVersions,
  [About.KUEUE_VERSIONS]: ofGoneVersions,
  [About.INSTALLATION]: () => [],
};

function ofGoneVersions({ objects }: AccessGraph, { goneVersions }: ChangedFact): KubeObject[] {
  return objects.everything().filter(({ apiVersion }) => goneVersions.includes(apiVersion));
}

/** What grants the accounts of Kueue managers their rights on workers. */
export function workerGrants(graph: AccessGraph): KubeObject[] {
  return graph.consumers.filter(({ entries }) => entries.some(({ manager }) => manager)).flatMap(consumer =>
    clustersOf(graph, consumer).flatMap(cluster => graph.permissions.grantsTo(cluster, consumer.account).map(({ source }) => source)));
}

import { line, proposal, quoted } from './lines';
import { isRecord, Json } from '../input/objects';

const GROUP = 'cluster.open-cluster-management.io/';
/** Labels that decide without a selector: the exclusive set of a cluster. */
const ALWAYS = [`${GROUP}clusterset`];

interface Cluster {
  readonly name: string;
  readonly labels: Json;
  readonly accepted: boolean;
}

/**
 * The lines of `fleet` and of `ownCluster`.
 *
 * @param manifests what was read
 * @param exported whether it is an export of a hub: settings beside other manifests need its clusters. Those among manifests count by themselves
 */
export function fleetLines(manifests: readonly Json[], exported: boolean): string[] {
  const clusters = clustersIn(manifests);
  const used = new Set([...ALWAYS, ...manifests.filter(({ apiVersion }) => String(apiVersion).startsWith(GROUP)).flatMap(selectorKeys)]);
  if (clusters.length === 0) {
    const example = proposal('  - {name: cluster1, labels: {purpose: apps}}', 'the input has no ManagedCluster; write down those of the hub');
    return ['# fleet:', example, ...ownLines([])];
  }
  const write = exported ? line : proposal;
  const source = exported ? '' : ' of the input, which counts by itself; only needed where the manifests lack it';
  return [
    exported ? 'fleet:' : '# fleet:',
    ...clusters.map(cluster => write(`  - ${clusterText(cluster, used)}`, `ManagedCluster ${cluster.name}${source}`)),
    ...ownLines(clusters),
  ];
}

function clusterText({ name, labels, accepted }: Cluster, used: ReadonlySet<string>): string {
  const shown = Object.entries(labels).filter(([key, value]) => used.has(key) && typeof value === 'string').sort(([a], [b]) => a < b ? -1 : 1)
    .map(([key, value]) => `${quoted(key)}: ${quoted(String(value))}`);
  return `{name: ${quoted(name)}${shown.length === 0 ? '' : `, labels: {${shown.join(', ')}}`}${accepted ? '' : ', accepted: false'}}`;
}

function ownLines(clusters: readonly Cluster[]): string[] {
  const labelled = clusters.find(({ labels }) => labels['local-cluster'] === 'true') ?? clusters.find(({ name }) => name === 'local-cluster');
  return [labelled ? line(`ownCluster: ${quoted(labelled.name)}`, `ManagedCluster ${labelled.name} is the hub itself, by its label or its name`)
    : proposal('ownCluster: local-cluster', 'not seen in the input; state it if the hub manages itself')];
}

function clustersIn(manifests: readonly Json[]): Cluster[] {
  const found = manifests.filter(({ apiVersion, kind }) => kind === 'ManagedCluster' && String(apiVersion).startsWith(GROUP)).flatMap(({ metadata, spec }) => {
    const { name, labels } = isRecord(metadata) ? metadata : {};
    const accepted = !isRecord(spec) || spec.hubAcceptsClient !== false;
    return typeof name === 'string' && name !== '' ? [{ name, labels: isRecord(labels) ? labels : {}, accepted }] : [];
  });
  return [...new Map(found.map(cluster => [cluster.name, cluster])).values()].sort((a, b) => a.name < b.name ? -1 : 1);
}

/** Keys of labels in every label selector of an object. */
function selectorKeys(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(selectorKeys);
  }
  if (!isRecord(value)) {
    return [];
  }
  const { matchLabels, matchExpressions } = value;
  return [
    ...isRecord(matchLabels) ? Object.keys(matchLabels) : [],
    ...(Array.isArray(matchExpressions) ? matchExpressions : []).flatMap(one => isRecord(one) && typeof one.key === 'string' ? [one.key] : []),
    ...Object.values(value).flatMap(selectorKeys),
  ];
}

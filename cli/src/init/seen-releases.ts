import { line, proposal, quoted } from './lines';
import { CATALOGUE, some, spell, statable, type AccessReleases } from '../analyzer';
import { isRecord, Json } from '../input/objects';

type Component = keyof AccessReleases;

/** A version, and where it was seen. */
interface Sighting {
  readonly component: Component;
  readonly version: string;
  readonly source: string;
}

/** Images by the last part of their name; those of OCM have names that others use too. */
const IMAGES: Readonly<Record<string, Component>> = {
  'kueue': 'kueue',
  'managed-serviceaccount': 'managedServiceAccount',
  'cluster-permission': 'clusterPermission',
  'cluster-proxy': 'clusterProxy',
  'argocd': 'argoCd',
  'kube-apiserver': 'kubernetes',
  'open-cluster-management/registration-operator': 'ocm',
  'open-cluster-management/registration': 'ocm',
};

/** Charts whose version is that of the program in them; the chart of Argo CD has versions of its own. */
const CHARTS: Readonly<Record<string, Component>> = {
  'kueue': 'kueue', 'managed-serviceaccount': 'managedServiceAccount', 'cluster-permission': 'clusterPermission', 'cluster-proxy': 'clusterProxy',
};

/** Names in `app.kubernetes.io/name` and `app.kubernetes.io/part-of`, beside `app.kubernetes.io/version`. */
const NAMES: Readonly<Record<string, Component>> = { ...CHARTS, argocd: 'argoCd' };

const COMPONENTS = Object.keys(CATALOGUE) as Component[];

/** The lines of `releases`: what is seen once and can be stated counts, anything else is a proposal. */
export function releaseLines(manifests: readonly Json[]): string[] {
  const all = manifests.flatMap(sightings);
  const lines = COMPONENTS.map(component => releaseLine(component, all.filter(one => one.component === component)));
  return [lines.some(one => !one.startsWith('#')) ? 'releases:' : '# releases:', ...lines.map(one => one.startsWith('#') ? one : `  ${one}`)];
}

function releaseLine(component: Component, seen: readonly Sighting[]): string {
  const versions = [...new Set(seen.map(({ version }) => version))].sort();
  const newest = CATALOGUE[component][CATALOGUE[component].length - 1];
  if (versions.length === 0) {
    return proposal(`  ${component}: ${quoted(newest)}`, 'not seen in the input; state the version that runs');
  }
  const [version] = versions;
  const stated = versions.length === 1 ? statable(component, version) : undefined;
  const sources = (of: string) => some([...new Set(seen.filter(one => one.version === of).map(({ source }) => source))].sort(), 2);
  if (stated !== undefined) {
    return line(`${component}: ${quoted(stated)}`, `${stated === version ? '' : `${version}: `}${sources(version)}`);
  }
  const why = versions.length > 1 ? 'several versions are seen'
    : `not in the release catalogue, which has ${some(CATALOGUE[component], 20)}; under assume the newest facts are used`;
  return proposal(`  ${component}: ${quoted(version)}`, `${why}: ${versions.map(one => `${one} in ${sources(one)}`).join('; ')}`);
}

function sightings(manifest: Json): Sighting[] {
  const object = spell({ kind: text(manifest.kind), ...namesOf(manifest) });
  return [...imagesOf(manifest).flatMap(image => ofImage(image, object)), ...ofLabels(manifest, object), ...ofOwnCluster(manifest, object)];
}

function ofImage(image: string, object: string): Sighting[] {
  const [reference] = image.split('@');
  const parts = reference.split('/');
  const [name, tag] = parts[parts.length - 1].split(':');
  const component = IMAGES[`${parts[parts.length - 2] ?? ''}/${name}`] ?? own(IMAGES, name);
  return sighting(component, tag, `image ${image} of ${object}`);
}

/** Labels that installers write: the chart with its version, or the name with the version of the program. */
function ofLabels(manifest: Json, object: string): Sighting[] {
  const labels = record(record(manifest.metadata).labels);
  const chart = text(labels['helm.sh/chart']);
  const [, name = '', version] = /^([a-z-]+)-(v?\d.*)$/.exec(chart) ?? [];
  const program = [labels['app.kubernetes.io/name'], labels['app.kubernetes.io/part-of']].map(value => own(NAMES, text(value)))
    .find(component => component !== undefined);
  return [
    ...sighting(own(CHARTS, name), version, `label helm.sh/chart of ${object}`),
    ...sighting(program, text(labels['app.kubernetes.io/version']), `label app.kubernetes.io/version of ${object}`),
  ];
}

/** An export has what the hub's own cluster reports about itself. */
function ofOwnCluster(manifest: Json, object: string): Sighting[] {
  const isOwn = manifest.kind === 'ManagedCluster' && (record(record(manifest.metadata).labels)['local-cluster'] === 'true'
    || record(manifest.metadata).name === 'local-cluster');
  const version = text(record(record(manifest.status).version).kubernetes);
  const [minor] = /^v?\d+\.\d+/.exec(version) ?? [];
  return isOwn ? sighting('kubernetes', minor, `status.version.kubernetes of ${object}`) : [];
}

/** A tag with a suffix, such as that of a vendor's build, is a version; a branch or a digest is none. */
function sighting(component: Component | undefined, tag: string | undefined, source: string): Sighting[] {
  const [, version] = /^v?(\d+\.\d+(?:\.\d+)?)(?![\d.])/.exec(tag ?? '') ?? [];
  return component === undefined || version === undefined ? [] : [{ component, version, source }];
}

const WORKLOADS: readonly unknown[] = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Pod', 'Job', 'CronJob'];

/** What runs on the hub: a work or a policy brings images to other clusters, where another release may run. */
function imagesOf({ kind, spec }: Json): string[] {
  if (kind === 'ClusterManager') {
    return [text(record(spec).registrationImagePullSpec)];
  }
  return WORKLOADS.includes(kind) ? imagesIn(spec) : [];
}

function imagesIn(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(imagesIn);
  }
  return isRecord(value) ? Object.entries(value).flatMap(([key, inner]) => key === 'image' && typeof inner === 'string' ? [inner] : imagesIn(inner)) : [];
}

/** A name from the input must not find what every object inherits. */
function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined;
}

function namesOf(manifest: Json): { namespace?: string; name: string } {
  const { namespace, name } = record(manifest.metadata);
  return { ...text(namespace) !== '' && { namespace: text(namespace) }, name: text(name) };
}

function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

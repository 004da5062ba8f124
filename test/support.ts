import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import {
  ClusterPermissionRelease, ClusterProfileAccess, ClusterProfileAccessProps, ClusterSelector, ClusterSet, ConsumerBinding, Fleet, Hub, HubReleases,
  KubernetesRelease, KueueFramework, KueueInstallation, KueueRelease, ManagedClusterProps, ManagedServiceAccountRelease, MultiKueueIntegration,
  MultiKueueIntegrationProps,
} from '../src';

/** An object as written. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
  };
  readonly [field: string]: any;
}

export const RELEASES: HubReleases = {
  kueue: KueueRelease.V0_19,
  kubernetes: KubernetesRelease.V1_35,
  managedServiceAccount: ManagedServiceAccountRelease.V0_10,
  clusterPermission: ClusterPermissionRelease.V0_17,
};

/** Clusters that carry `use: yes`, and none other. */
export function hubWith(names: readonly string[], releases: HubReleases = RELEASES): Hub {
  return hubOf(names.map(name => ({ name, labels: { use: 'yes' } })), releases);
}

export function hubOf(clusters: ManagedClusterProps[], releases: HubReleases = RELEASES): Hub {
  return new Hub({ fleet: Fleet.of(clusters), releases });
}

export const IN_USE = ClusterSelector.labels({ use: 'yes' });

export function newChart(id = 'test'): Chart {
  return new Chart(Testing.app(), id);
}

/** A binding of namespace `my-app` to the clusters in use. */
export function bindingOf(scope: Construct, hub = hubWith(['one', 'two']), namespace = 'my-app'): ConsumerBinding {
  return new ConsumerBinding(scope, 'binding', { hub, namespace, clusterSets: [ClusterSet.matching(`${namespace}-clusters`, IN_USE)] });
}

/** An access over that binding. Nothing is granted yet. */
export function accessOf(scope: Construct, hub = hubWith(['one', 'two']), props: Partial<ClusterProfileAccessProps> = {}): ClusterProfileAccess {
  return new ClusterProfileAccess(scope, 'access', { binding: bindingOf(scope, hub), ...props });
}

/** MultiKueue on the clusters in use. */
export function multiKueueOf(scope: Construct, hub = hubWith(['one', 'two']), props: Partial<MultiKueueIntegrationProps> = {}): MultiKueueIntegration {
  return new MultiKueueIntegration(scope, 'multikueue', {
    hub,
    installation: KueueInstallation.releaseManifests(),
    frameworks: [KueueFramework.BATCH_JOB],
    clusters: IN_USE,
    ...props,
  });
}

/** Everything the app of a construct writes, in the order written. */
export function written(construct: Construct): Manifest[] {
  return App.of(construct).charts.flatMap(chart => Testing.synth(chart));
}

export function ofKind(manifests: readonly Manifest[], kind: string): Manifest[] {
  return manifests.filter(manifest => manifest.kind === kind);
}

export function one(manifests: readonly Manifest[], kind: string, name?: string): Manifest {
  const found = ofKind(manifests, kind).filter(manifest => name === undefined || manifest.metadata.name === name);
  if (found.length !== 1) {
    throw new Error(`${found.length} objects of kind ${kind} ${name ?? ''}`);
  }
  return found[0];
}

/** A Deployment as someone might have written it by hand. */
export function plainDeployment(scope: Construct, pod: Record<string, unknown> = {}, id = 'deployment'): ApiObject {
  return new ApiObject(scope, id, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'controller', namespace: 'my-app' },
    spec: { template: { spec: { serviceAccountName: 'controller', containers: [{ name: 'manager', image: 'manager:v1' }], ...pod } } },
  });
}

export function podSpec(workload: Manifest): Record<string, any> {
  return workload.spec.template.spec;
}

/** Names `c-0000`, `c-0001`, … */
export function clusterNames(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `c-${String(i).padStart(5, '0')}`);
}

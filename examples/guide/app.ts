import { App, Chart } from 'cdk8s';
import {
  ClusterProfileAccess, ClusterSelector, ClusterSet, ConsumerBinding, Fleet, Hub, KubernetesRelease, KueueFramework, KueueInstallation, KueueRelease,
  ManagedServiceAccountRelease, MultiKueueIntegration, PermissionSet, PluginMount, WorkloadKind,
} from 'cdk8s-ocm';

/** What the published step-by-step guide sets up by hand: an application `my-app` and MultiKueue, both on cluster1 and cluster2. */
export function guide(outdir: string): App {
  const app = new App({ outdir });
  const hub = new Hub({
    fleet: Fleet.of([
      { name: 'local-cluster', labels: { 'local-cluster': 'true' } },
      { name: 'cluster1', labels: { 'access.example.com/my-app': 'true', 'access.example.com/multikueue': 'true' } },
      { name: 'cluster2', labels: { 'access.example.com/my-app': 'true', 'access.example.com/multikueue': 'true' } },
    ]),
    releases: { kueue: KueueRelease.V0_19, kubernetes: KubernetesRelease.V1_35, managedServiceAccount: ManagedServiceAccountRelease.V0_10 },
  });

  const myApp = new Chart(app, 'my-app');
  const access = new ClusterProfileAccess(myApp, 'access', {
    binding: new ConsumerBinding(myApp, 'clusters', {
      hub,
      namespace: 'my-app',
      clusterSets: [ClusterSet.matching('my-app-clusters', ClusterSelector.labels({ 'access.example.com/my-app': 'true' }))],
    }),
  });
  access.allow(PermissionSet.readOnly());
  access.plugin.patch({
    kind: WorkloadKind.DEPLOYMENT, name: 'my-app-controller', containers: ['controller'], serviceAccountName: 'my-app-controller',
  });

  new MultiKueueIntegration(new Chart(app, 'multikueue'), 'multikueue', {
    hub,
    installation: KueueInstallation.releaseManifests(),
    clusters: ClusterSelector.labels({ 'access.example.com/multikueue': 'true' }),
    frameworks: [KueueFramework.BATCH_JOB],
    plugin: { mount: PluginMount.imageVolume() },
  });
  return app;
}

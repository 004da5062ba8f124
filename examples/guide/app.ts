import { App, Chart } from 'cdk8s';
import {
  AccessChecks, ClusterProfileAccess, ClusterSelector, ClusterSet, ConsumerBinding, Fleet, Hub, KubernetesRelease, KueueFramework,
  KueueInstallation, KueueRelease, ManagedServiceAccountRelease, MultiKueueIntegration, PermissionSet, PluginMount, WorkloadKind,
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
  const clusters = new ConsumerBinding(myApp, 'clusters', {
    hub,
    namespace: 'my-app',
    clusterSets: [ClusterSet.matching('my-app-clusters', ClusterSelector.labels({ 'access.example.com/my-app': 'true' }))],
  });
  const access = new ClusterProfileAccess(myApp, 'access', { binding: clusters });
  access.allow(PermissionSet.readOnly());
  access.plugin.patch({
    kind: WorkloadKind.DEPLOYMENT, name: 'my-app-controller', containers: ['controller'], serviceAccountName: 'my-app-controller',
  });

  const multiKueue = new MultiKueueIntegration(new Chart(app, 'multikueue'), 'multikueue', {
    hub,
    installation: KueueInstallation.releaseManifests(),
    clusters: ClusterSelector.labels({ 'access.example.com/multikueue': 'true' }),
    frameworks: [KueueFramework.BATCH_JOB],
    plugin: { mount: PluginMount.imageVolume() },
  });

  // Both applications are on the same clusters, as in the guide, and OCM copies each one's tokens to the other. Kueue can read all of its namespace.
  AccessChecks.acknowledgeCopy(multiKueue.binding, 'my-app', 'the guide has both applications on the same clusters');
  AccessChecks.acknowledgeCopy(clusters, 'multikueue', 'the guide has both applications on the same clusters');
  return app;
}

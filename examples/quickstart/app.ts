import { join } from 'path';
import { App, Chart, Duration } from 'cdk8s';
import {
  AccessChecks, ClusterProfileAccess, ClusterSelector, ClusterSet, ConsumerBinding, Fleet, GitOpsApplierAccess, Hub, KubernetesRelease,
  KueueFramework, KueueInstallation, KueueRelease, ManagedServiceAccountRelease, MultiKueueIntegration, PermissionSet, ProviderFile,
} from 'cdk8s-ocm';
import * as kplus from 'cdk8s-plus-28';

/** One hub, two applications: Kueue sends jobs to the clusters for batch work, and `my-app` reads and edits the clusters for apps. */
export function quickstart(outdir: string, fleetFile = join(__dirname, 'fleet.yaml')) {
  const app = new App({ outdir });
  const hub = new Hub({
    fleet: Fleet.fromFile(fleetFile),
    releases: {
      kueue: KueueRelease.V0_19,
      kubernetes: KubernetesRelease.V1_35,
      managedServiceAccount: ManagedServiceAccountRelease.V0_10,
    },
  });

  const batch = new Chart(app, 'multikueue');
  const multiKueue = new MultiKueueIntegration(batch, 'multikueue', {
    hub,
    installation: KueueInstallation.releaseManifests(),
    clusters: ClusterSelector.labels({ purpose: 'batch' }),
    frameworks: [KueueFramework.BATCH_JOB],
    tokenValidity: Duration.hours(24),
  });
  multiKueue.addQueue('team-a', { namespace: 'team-a', quota: { cpu: '40', memory: '100Gi' } });

  const chart = new Chart(app, 'my-app');
  const binding = new ConsumerBinding(chart, 'clusters', {
    hub,
    namespace: 'my-app',
    clusterSets: [ClusterSet.matching('my-app-clusters', ClusterSelector.labels({ purpose: 'apps' }))],
  });
  const access = new ClusterProfileAccess(chart, 'access', { binding });
  access.allow(PermissionSet.readOnly());
  access.allow(PermissionSet.edit({ namespaces: ['team-a'] }), { clusters: ClusterSelector.labels({ tier: 'dev' }) });

  const serviceAccount = new kplus.ServiceAccount(chart, 'service-account', { metadata: { name: 'my-app-controller', namespace: 'my-app' } });
  const deployment = new kplus.Deployment(chart, 'controller', {
    metadata: { name: 'my-app-controller', namespace: 'my-app' },
    serviceAccount,
    replicas: 1,
    containers: [{ name: 'controller', image: 'registry.example.com/my-app/controller:v1.0.0', portNumber: 8080 }],
  });
  access.plugin.mountInto(deployment);
  new ProviderFile(chart, 'providers', { access }).mountInto(deployment);

  new GitOpsApplierAccess(chart, 'applier', { name: 'quickstart-applier', serviceAccount: { name: 'argocd-application-controller', namespace: 'argocd' } });
  // As ocm-access.yaml beside the manifests, it declares facts that they do not contain.
  return { app, hub, multiKueue, binding, access, stated: () => AccessChecks.stated(app) };
}

import { App, Chart } from 'cdk8s';
import {
  ClusterProfileAccess, ClusterSelector, ClusterSet, ConsumerBinding, Fleet, Hub, ManagedServiceAccountRelease, PermissionSet, PluginMount,
  ProviderFile,
} from 'cdk8s-ocm';
import * as kplus from 'cdk8s-plus-28';

/** A controller that works on several clusters, with two containers, of which one calls the clusters. */
export function myApp(outdir: string): App {
  const app = new App({ outdir });
  const chart = new Chart(app, 'fleet-controller');
  const hub = new Hub({
    fleet: Fleet.of([
      { name: 'eu-1', labels: { region: 'eu' } },
      { name: 'eu-2', labels: { region: 'eu' } },
      { name: 'us-1', labels: { region: 'us' } },
    ]),
    releases: { managedServiceAccount: ManagedServiceAccountRelease.V0_11 },
  });

  const binding = new ConsumerBinding(chart, 'clusters', {
    hub,
    namespace: 'fleet-controller',
    createNamespace: true,
    clusterSets: [ClusterSet.matching('fleet-controller', ClusterSelector.labels({ region: 'eu' }))],
  });
  const access = new ClusterProfileAccess(chart, 'access', {
    binding,
    plugin: {
      mount: PluginMount.initContainer(),
      image: 'registry.example.com/ocm/cp-creds:v0.11.0',
      imagePullSecrets: ['mirror'],
    },
  });
  access.allow(PermissionSet.rules([{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'list', 'watch', 'patch'] }]));

  const deployment = new kplus.Deployment(chart, 'controller', {
    metadata: { name: 'fleet-controller', namespace: 'fleet-controller' },
    serviceAccount: new kplus.ServiceAccount(chart, 'service-account', { metadata: { name: 'fleet-controller', namespace: 'fleet-controller' } }),
    containers: [
      { name: 'manager', image: 'registry.example.com/fleet-controller/manager:v2.3.0', args: ['--leader-elect'] },
      { name: 'metrics', image: 'registry.example.com/fleet-controller/metrics:v2.3.0' },
    ],
  });
  access.plugin.mountInto(deployment, { containers: ['manager'] });
  new ProviderFile(chart, 'providers', { access }).mountInto(deployment, { containers: ['manager'] });
  return app;
}

import { App, Chart } from 'cdk8s';
import {
  AccessChecks,
  ClusterPermissionRelease,
  ClusterProfileAccess,
  ClusterSelector,
  ClusterSet,
  ConsumerBinding,
  Fleet,
  GitOpsApplierAccess,
  Hub,
  KubernetesRelease,
  KueueFramework,
  KueueInstallation,
  KueueRelease,
  type ManagedClusterProps,
  ManagedServiceAccountRelease,
  MultiKueueIntegration,
  PermissionSet,
} from 'cdk8s-ocm';
import * as fc from 'fast-check';
import { type KubeObject } from './control-plane/api.js';
import { objectsOf } from './modules.js';
import { type SchemaReleases } from './upstream/crds.js';

/** Any fixed number: the same fleets in every run. */
const SEED = 20_261_124;

/** Legal names that have hurt before: inherited properties, integer-like keys, the longest, prefixes of each other. */
const HOSTILE = ['constructor', 'tostring', 'prototype', '10', '0', 'a', 'a-a', 'resource', 'default', 'kube-system', 'c'.repeat(55)];

const cluster = fc.record({
  name: fc.oneof(fc.constantFrom(...HOSTILE), fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/)),
  labels: fc.record({ tier: fc.constantFrom('dev', 'prod'), use: fc.constantFrom('yes', 'no') }),
  accepted: fc.boolean(),
});
const fleet = fc
  .uniqueArray(cluster, { selector: entry => entry.name, minLength: 2, maxLength: 9 })
  .map((list): ManagedClusterProps[] => [...list, { name: 'zz-always', labels: { tier: 'dev', use: 'yes' } }]);

export const randomFleets = (count: number): ManagedClusterProps[][] => fc.sample(fleet, { seed: SEED, numRuns: count });

/** An app with everything that grows with the fleet, for the releases given. */
export function fleetObjects(clusters: ManagedClusterProps[], releases: SchemaReleases): KubeObject[] {
  const app = new App();
  const hub = new Hub({
    fleet: Fleet.of(clusters),
    releases: {
      kueue: KueueRelease.of(releases.kueue),
      kubernetes: KubernetesRelease.V1_35,
      managedServiceAccount: ManagedServiceAccountRelease.V0_10,
      clusterPermission: releases.clusterPermission === '0.16.2' ? ClusterPermissionRelease.V0_16 : ClusterPermissionRelease.V0_17,
    },
  });
  const inUse = ClusterSelector.labels({ use: 'yes' });
  const chart = new Chart(app, 'my-app');
  const binding = new ConsumerBinding(chart, 'binding', { hub, namespace: 'my-app', clusterSets: [ClusterSet.matching('in-use', inUse)] });
  const access = new ClusterProfileAccess(chart, 'access', { binding });
  access.allow(PermissionSet.readOnly());
  access.allow(PermissionSet.edit({ namespaces: ['team-a', 'team-b'] }), { clusters: ClusterSelector.labels({ tier: 'dev' }) });
  access.grantHubAccess('my-app-controller');
  const multiKueue = new MultiKueueIntegration(new Chart(app, 'kueue'), 'multikueue', {
    hub,
    installation: KueueInstallation.releaseManifests(),
    clusters: inUse,
    frameworks: [KueueFramework.BATCH_JOB, KueueFramework.JOB_SET],
    managedServiceAccountName: 'mk',
    workerNamespaces: ['team-a'],
  });
  multiKueue.addQueue('team-a', {
    namespace: 'team-a',
    cohort: 'all',
    flavors: [
      { name: 'gpu', quota: { 'cpu': '1500m', 'nvidia.com/gpu': '16' }, borrowingLimits: { cpu: '1' }, nodeLabels: { gpu: 'h100' } },
      { name: 'cpu', quota: { 'cpu': '400', 'nvidia.com/gpu': '0' }, lendingLimits: { cpu: '100' } },
    ],
  });
  // One set for both, on purpose: what overlap means is `live`'s to show.
  AccessChecks.acknowledgeCopy(binding, 'mk', 'one team runs both');
  AccessChecks.acknowledgeCopy(multiKueue.binding, 'my-app', 'one team runs both');
  new GitOpsApplierAccess(chart, 'applier', { serviceAccount: { name: 'applier', namespace: 'argocd' } });
  return objectsOf(app.synthYaml() as string);
}

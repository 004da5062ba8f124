import * as fs from 'fs';
import { App, Chart, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import {
  AccessChecks, ClusterProfileAccess, ClusterSelector, ClusterSet, ConsumerBinding, KueueFramework, KueueInstallation, ManagedClusterProps,
  MultiKueueIntegration, PermissionSet,
} from '../src';
import { clusterNames, hubOf, IN_USE, Manifest, ofKind, plainDeployment, RELEASES } from './fixtures/constructs';

/** Names that are legal and have hurt before: inherited properties, integer-like keys, the longest, prefixes of each other. */
const HOSTILE = ['constructor', 'tostring', 'valueof', 'hasownproperty', 'prototype', '10', '9', '0', 'a', 'a-a', 'resource', 'default', 'c'.repeat(55)];

/** An app with everything that grows with the fleet. */
function synthesized(clusters: ManagedClusterProps[], multiKueue = true): Manifest[] {
  const app = Testing.app();
  const chart = new Chart(app, 'apps');
  const hub = hubOf(clusters, RELEASES);
  const binding = new ConsumerBinding(chart, 'binding', { hub, namespace: 'my-app', clusterSets: [ClusterSet.matching('in-use', IN_USE)] });
  const access = new ClusterProfileAccess(chart, 'access', { binding });
  access.allow(PermissionSet.readOnly());
  if (binding.clusters.some(cluster => cluster.label('tier') === 'dev')) {
    access.allow(PermissionSet.edit({ namespaces: ['team-a'] }), { clusters: ClusterSelector.labels({ tier: 'dev' }) });
  }
  access.plugin.mountIntoObject(plainDeployment(chart));
  if (multiKueue) {
    const kueue = new MultiKueueIntegration(new Chart(app, 'kueue'), 'multikueue', {
      hub, installation: KueueInstallation.releaseManifests(), clusters: IN_USE, frameworks: [KueueFramework.BATCH_JOB], managedServiceAccountName: 'mk',
    });
    AccessChecks.acknowledgeCopy(kueue.binding, 'my-app', 'one team runs both');
    AccessChecks.acknowledgeCopy(binding, 'mk', 'one team runs both');
  }
  return app.charts.flatMap(c => Testing.synth(c));
}

const id = ({ apiVersion, kind, metadata }: Manifest) => `${apiVersion} ${kind} ${metadata.namespace ?? ''} ${metadata.name}`;
const texts = (manifests: Manifest[]) => new Map(manifests.map(manifest => [id(manifest), JSON.stringify(manifest)]));

const cluster = (name: string, tier = 'prod'): ManagedClusterProps => ({ name, labels: { use: 'yes', tier } });
const fleet = fc.uniqueArray(
  fc.record({
    name: fc.oneof(fc.constantFrom(...HOSTILE), fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/)),
    tier: fc.constantFrom('dev', 'prod'),
    use: fc.constantFrom('yes', 'no'),
    accepted: fc.boolean(),
  }),
  { selector: c => c.name, minLength: 1, maxLength: 18 },
).map(list => [...list.map(({ name, tier, use, accepted }): ManagedClusterProps => ({ name, labels: { use, tier }, accepted })), cluster('zz-always')]);

const shuffledFleet = fleet.chain(list => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));

test('T64 the order of the fleet is of no account, whatever the clusters are called', () => {
  fc.assert(fc.property(shuffledFleet, ([list, shuffled]) => {
    expect(synthesized(shuffled)).toStrictEqual(synthesized(list));
  }), { numRuns: 25 });
});

test('T64 no object is lost or doubled, whatever the clusters are called', () => {
  fc.assert(fc.property(fleet, list => {
    const manifests = synthesized(list);
    const expected = list.filter(c => c.labels?.use === 'yes' && c.accepted !== false).map(c => c.name).sort();
    expect(texts(manifests).size).toBe(manifests.length);
    const perCluster = [
      ['ManagedServiceAccount', 'my-app'], ['ManagedServiceAccount', 'mk'], ['ClusterPermission', 'my-app-access'], ['ClusterPermission', 'mk-access'],
    ];
    for (const [kind, account] of perCluster) {
      expect(ofKind(manifests, kind).filter(m => m.metadata.name === account).map(m => m.metadata.namespace)).toStrictEqual(expected);
    }
    expect(ofKind(manifests, 'MultiKueueCluster').map(m => m.metadata.name)).toStrictEqual(expected);
  }), { numRuns: 25 });
});

test('T65 one cluster more changes its own documents and the lists that name it', () => {
  fc.assert(fc.property(fleet, fc.constantFrom('dev', 'prod'), (list, tier) => {
    const before = texts(synthesized([...list, cluster('y-other', 'dev')]));
    const after = texts(synthesized([...list, cluster('y-other', 'dev'), cluster('new', tier)]));
    const changed = [...after].filter(([key, text]) => before.get(key) !== text).map(([key]) => key).sort();
    expect([...before.keys()].filter(key => !after.has(key))).toStrictEqual([]);
    expect(changed).toStrictEqual([
      'authentication.open-cluster-management.io/v1beta1 ManagedServiceAccount new mk',
      'authentication.open-cluster-management.io/v1beta1 ManagedServiceAccount new my-app',
      'kueue.x-k8s.io/v1beta2 MultiKueueCluster  new',
      'kueue.x-k8s.io/v1beta2 MultiKueueConfig  mk',
      'rbac.authorization.k8s.io/v1 Role my-app my-app-tokens',
      'rbac.open-cluster-management.io/v1alpha1 ClusterPermission new mk-access',
      'rbac.open-cluster-management.io/v1alpha1 ClusterPermission new my-app-access',
    ]);
  }), { numRuns: 25 });
});

test('T65 the documents keep their order in the file when one cluster comes', () => {
  const ids = (list: ManagedClusterProps[]) => synthesized(list).map(id);
  const before = ids(['a', 'c', 'e'].map(name => cluster(name)));
  const after = ids(['e', 'd', 'a', 'c'].map(name => cluster(name)));
  expect(after.filter(key => before.includes(key))).toStrictEqual(before);
});

test.each([499, 500, 501, 502])('T65 T68 one cluster after %i changes one Role, two at the moment of a split', count => {
  const roles = (names: string[]) => texts(ofKind(synthesized(names.map(name => cluster(name)), false), 'Role'));
  const before = roles(clusterNames(count));
  const after = roles([...clusterNames(count), 'one-more']);
  const touched = new Set([...before, ...after].filter(([key]) => before.get(key) !== after.get(key)).map(([key]) => key));
  // At the split the full Role goes and two come.
  expect(touched.size).toBe(count === 500 ? 3 : 1);
});

test('T68 no Role outgrows what a client-side apply takes, at ten thousand clusters', () => {
  const roles = ofKind(synthesized(clusterNames(10_000).map(name => cluster(name)), false), 'Role');
  expect(Math.max(...roles.map(role => JSON.stringify(role).length))).toBeLessThan(64 * 1024);
  expect(roles.flatMap(role => role.rules[0].resourceNames ?? [])).toHaveLength(10_000);
});

test('what fails at synth leaves no file', () => {
  const app = new App({ outdir: `${Testing.app().outdir}/out` });
  const chart = new Chart(app, 'a-first');
  plainDeployment(chart);
  const access = new ClusterProfileAccess(new Chart(app, 'b-second'), 'access', {
    binding: new ConsumerBinding(chart, 'binding', {
      hub: hubOf([cluster('one')], RELEASES),
      namespace: 'my-app',
      clusterSets: [ClusterSet.matching('in-use', IN_USE)],
    }),
  });
  expect(access.clusters).toHaveLength(1);
  expect(() => app.synth()).toThrow(/was granted no permission/);
  expect(fs.readdirSync(app.outdir)).toStrictEqual([]);
});

import {
  ArgoCdRelease, ClusterPermissionRelease, ClusterProxyRelease, KubernetesRelease, KueueRelease, ManagedServiceAccountRelease, OcmRelease,
} from '../../src';
import { ARGO_CD_VERSIONS } from '../../src/releases/argo-cd/facts';
import { CLUSTER_PERMISSION_VERSIONS } from '../../src/releases/cluster-permission/facts';
import { CLUSTER_PROXY_VERSIONS } from '../../src/releases/cluster-proxy/facts';
import { compareVersions, constantValue, rowAt, valueAt } from '../../src/releases/fact';
import { KUBERNETES_VERSIONS } from '../../src/releases/kubernetes/facts';
import { KUEUE_VERSIONS } from '../../src/releases/kueue/facts';
import { MANAGED_SERVICE_ACCOUNT_VERSIONS } from '../../src/releases/managed-service-account/facts';
import { OCM_VERSIONS } from '../../src/releases/ocm/facts';
import { newestPatch } from '../../src/releases/release';

const CATALOGUE: [component: string, release: object, versions: readonly string[]][] = [
  ['Argo CD', ArgoCdRelease, ARGO_CD_VERSIONS],
  ['cluster-permission', ClusterPermissionRelease, CLUSTER_PERMISSION_VERSIONS],
  ['cluster-proxy', ClusterProxyRelease, CLUSTER_PROXY_VERSIONS],
  ['Kubernetes', KubernetesRelease, KUBERNETES_VERSIONS],
  ['Kueue', KueueRelease, KUEUE_VERSIONS],
  ['managed-serviceaccount', ManagedServiceAccountRelease, MANAGED_SERVICE_ACCOUNT_VERSIONS],
  ['OCM', OcmRelease, OCM_VERSIONS],
];

test.each(CATALOGUE)('the constants of %s are the catalogued minors, each with its newest patch', (_, release, versions) => {
  const minorOf = (version: string) => version.split('.').slice(0, 2).join('.');
  const newest = new Map([...versions].sort(compareVersions).map(version => [`V${minorOf(version).replace('.', '_')}`, version]));

  const constants = Object.entries(release).filter(([name]) => name.startsWith('V')).map(([name, value]) => [name, String(value)]);

  expect(Object.fromEntries(constants)).toStrictEqual(Object.fromEntries(newest));
});

test('a constant of a minor that is not catalogued is refused', () => {
  expect(() => newestPatch(['1.2.0', '1.2.1'], '1.3')).toThrow('the release catalogue has no release of 1.3; it has 1.2.0, 1.2.1');
  expect(newestPatch(['1.2.9', '1.2.10', '1.20.0'], '1.2')).toBe('1.2.10');
});

test('a release that nobody catalogued is refused with the list', () => {
  expect(() => KueueRelease.of('0.15.1'))
    .toThrow('KueueRelease.of: version = \'0.15.1\': is not in the release catalogue, which begins with 0.15.2 of that minor; choose one of '
      + KUEUE_VERSIONS.join(', '));
  expect(() => KubernetesRelease.of('1.28'))
    .toThrow('KubernetesRelease.of: version = \'1.28\': is not in the release catalogue, and older than all that is; choose one of '
      + KUBERNETES_VERSIONS.join(', '));
  for (const release of [OcmRelease, ManagedServiceAccountRelease, ClusterProxyRelease, ClusterPermissionRelease, ArgoCdRelease]) {
    expect(() => release.of('9.9')).toThrow(/ is not in the release catalogue; choose one of .*; or go on with the facts of [\d.]+ by \w+\.assume\('9\.9'\)/);
  }
});

test('versions are ordered by number', () => {
  expect(['0.19.10', '0.9.1', '0.19.9', '1.2', '1.2.0', '0.10.0'].sort(compareVersions))
    .toStrictEqual(['0.9.1', '0.10.0', '0.19.9', '0.19.10', '1.2', '1.2.0']);
});

test('the row in force is the last that does not lie after the release', () => {
  const fact = [
    { since: '1.0.0', value: 'a', source: 's', proof: 'read' as const },
    { since: '1.2.0', value: 'b', source: 's', proof: 'read' as const },
  ];
  expect([valueAt(fact, '1.0.0'), valueAt(fact, '1.1.9'), valueAt(fact, '1.2.0'), valueAt(fact, '3.0.0')]).toStrictEqual(['a', 'a', 'b', 'b']);
  expect(rowAt(fact, '0.9.0')).toBeUndefined();
  expect(() => valueAt(fact, '0.9.0')).toThrow('the release catalogue has no row for 0.9.0 (first row: 1.0.0)');
});

test('a fact with one row is the same in every release', () => {
  const row = { since: '1.0.0', value: 'a', source: 's', proof: 'read' as const };

  expect(constantValue([row])).toBe('a');
  expect(() => constantValue([row, { ...row, since: '1.2.0' }]))
    .toThrow('the release catalogue has another value from 1.2.0; read it with valueAt and name the release');
  expect(() => constantValue([])).toThrow('the release catalogue has no row for this fact; add one');
});

import {
  ArgoCdRelease, ClusterPermissionRelease, ClusterProxyRelease, KubernetesRelease, KueueRelease, ManagedServiceAccountRelease, OcmRelease,
} from '../../src';
import { compareVersions, rowAt, valueAt } from '../../src/releases/fact';

test('the newest patch of a minor is what its constant means', () => {
  const kueue = [KueueRelease.V0_15, KueueRelease.V0_16, KueueRelease.V0_17, KueueRelease.V0_18, KueueRelease.V0_19];
  expect(kueue.map(String)).toStrictEqual(['0.15.8', '0.16.9', '0.17.8', '0.18.6', '0.19.2']);
  const others = [
    OcmRelease.V1_2, OcmRelease.V1_3, ManagedServiceAccountRelease.V0_11, ClusterProxyRelease.V0_12, ClusterPermissionRelease.V0_16,
    ArgoCdRelease.V3_5,
  ];
  expect(others.map(String))
    .toStrictEqual(['1.2.1', '1.3.1', '0.11.0', '0.12.0', '0.16.2', '3.5']);
});

test('a release that nobody catalogued is refused with the list', () => {
  expect(() => KueueRelease.of('0.15.1')).toThrow(/KueueRelease\.of: version = '0\.15\.1': is not in the release catalogue; choose one of 0\.15\.2, .*, 0\.19\.2$/);
  expect(() => KueueRelease.of('v0.19.2')).toThrow(/choose one of/);
  expect(() => KubernetesRelease.of('1.28')).toThrow("KubernetesRelease.of: version = '1.28': is not in the release catalogue; choose one of 1.29, "
    + '1.30, 1.31, 1.32, 1.33, 1.34, 1.35, 1.36');
  for (const release of [OcmRelease, ManagedServiceAccountRelease, ClusterProxyRelease, ClusterPermissionRelease, ArgoCdRelease]) {
    expect(() => release.of('9.9')).toThrow(/is not in the release catalogue/);
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

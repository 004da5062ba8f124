import {
  AccessChecks, ArgoCdRelease, ClusterProxyRelease, HubReleases, KubernetesRelease, KueueFramework, KueueRelease, OcmRelease, PermissionSet,
} from '../../src';
import { compareVersions } from '../../src/releases/fact';
import { KUEUE_VERSIONS } from '../../src/releases/kueue/facts';
import { accessOf, hubWith, multiKueueOf, newChart, RELEASES, written } from '../fixtures/constructs';

let lines: string[];

beforeEach(() => {
  lines = [];
  jest.spyOn(process.stderr, 'write').mockImplementation(line => lines.push(String(line)) > 0);
});

afterEach(() => {
  jest.restoreAllMocks();
});

/** What a synth prints about releases: how bad, which, and the version with that whose facts are used. */
function printed(releases: HubReleases): string[] {
  const access = accessOf(newChart(), hubWith(['one'], { ...RELEASES, ...releases }));
  access.allow(PermissionSet.readOnly());
  written(access);
  written(access);
  return lines.filter(line => line.includes(': Release '));
}

test.each<[string, HubReleases, RegExp[]]>([
  ['a patch that is not catalogued', { kueue: KueueRelease.of('v0.19.99') },
    [new RegExp(`^cdk8s-ocm: notice: Release Kueue: releases\\.kueue = '0\\.19\\.99': .*, and the facts of ${KueueRelease.V0_19} are used for it; `)]],
  ['a minor that is assumed', { kueue: KueueRelease.assume('0.99.0') },
    [/^cdk8s-ocm: warning: Release Kueue: assume\.kueue = '0\.99\.0': is assumed to be as \d+\.\d+\.\d+, the newest release before it/]],
  ['several at once', { kueue: KueueRelease.assume('0.99.0'), ocm: OcmRelease.of('1.3.99') },
    [/^cdk8s-ocm: warning: Release Kueue: /, /^cdk8s-ocm: notice: Release Open Cluster Management: releases\.ocm = '1\.3\.99': /]],
  ['a known problem of which somebody could make use', { clusterProxy: ClusterProxyRelease.V0_11 },
    [/^cdk8s-ocm: warning: Release cluster-proxy: releases\.clusterProxy = '0\.11\.0': has the known problem CVE-2026-66794: /]],
  ['patches of components that are catalogued by minor', { kubernetes: KubernetesRelease.of('v1.37.2'), argoCd: ArgoCdRelease.of('3.6.1') }, []],
  ['catalogued ones, and others with problems that are only worth knowing', { kueue: KueueRelease.of('0.19.2'), ocm: OcmRelease.of('1.3.0') }, []],
])('synth prints once what it assumes: %s', (_, releases, expected) => {
  const found = printed(releases);
  expect(found).toHaveLength(expected.length);
  expected.forEach((pattern, i) => expect(found[i]).toMatch(pattern));
});

test('what the app states keeps the assumption, and two hubs that differ in it state neither', () => {
  const chart = newChart();
  accessOf(chart, hubWith(['one'], { ...RELEASES, kueue: KueueRelease.assume('0.99.0') }));
  expect(AccessChecks.stated(chart)).toMatchObject({ assume: { kueue: '0.99.0' } });
  expect(AccessChecks.stated(chart).releases).not.toHaveProperty('kueue');

  const other = newChart();
  multiKueueOf(other, hubWith(['two'], { ...RELEASES, kueue: KueueRelease.of('0.20.0') }), { frameworks: [KueueFramework.BATCH_JOB] });
  accessOf(other, hubWith(['one'], { ...RELEASES, kueue: KueueRelease.assume('0.99.0') }));
  const { releases, assume } = AccessChecks.stated(other);
  expect([releases, assume]).toStrictEqual([expect.not.objectContaining({ kueue: expect.anything() }), undefined]);
});

const newest = [...KUEUE_VERSIONS].sort(compareVersions).reverse()[0];

test('a release that is assumed writes what the newest before it writes', () => {
  const manifests = (kueue: KueueRelease) => written(multiKueueOf(newChart(), hubWith(['one'], { ...RELEASES, kueue })));
  expect(manifests(KueueRelease.assume('0.99.0'))).toStrictEqual(manifests(KueueRelease.of(newest)));
  expect(manifests(KueueRelease.of('0.19.99'))).toStrictEqual(manifests(KueueRelease.V0_19));
});

import {
  AccessModel, AccessOptions, ArgoCdRelease, ClusterPermissionRelease, ClusterProxyRelease, KubernetesRelease, KueueRelease, ManagedServiceAccountRelease,
  OcmRelease, Release,
} from '../../src';
import { COMPONENTS } from '../../src/releases/catalogue';
import { versionsOf } from '../../src/releases/component';
import { compareVersions } from '../../src/releases/fact';

const CLASSES: Readonly<Record<string, { of(version: string): Release; assume(version: string): Release }>> = {
  ArgoCdRelease, ClusterPermissionRelease, ClusterProxyRelease, KubernetesRelease, KueueRelease, ManagedServiceAccountRelease, OcmRelease,
};
const said = ({ version, factsOf, isAssumed }: Release) => [version, factsOf, isAssumed];
/** What the access model says of releases, as rule messages with the versions in them. */
const found = (options: AccessOptions) => AccessModel.fromManifests([], options).findings.filter(({ rule }) => rule === 'release-not-catalogued')
  .map(({ messageId, severity, field, value, data }) => [messageId.replace('-change-log', ''), severity, field, value, data.facts]);

describe.each([...COMPONENTS])('$name', ({ key, className, releases }) => {
  const versions = versionsOf(releases).sort(compareVersions);
  const newest = versions[versions.length - 1];
  const [major, minor] = newest.split('.').map(Number);
  const byMinor = newest.split('.').length === 2;
  const release = CLASSES[className];
  const later = `${major}.${minor}.999`;
  const unknown = `${major}.${minor + 1}.0`;
  const settings = (version: string, place: 'releases' | 'assume' = 'releases') => ({ [place]: { [key]: version } });

  test.each(versions)('%s is itself in code and in settings, as people write it', version => {
    const written = byMinor ? [version, `v${version}`, `${version}.4`, `v${version}.4-gke.100`, `${version}.4+k3s1`, `${version}.x`, `${version}+`]
      : [version, `v${version}`, ` ${version} `, `${version}-redhat.2`];
    for (const one of written) {
      expect([one, release.of(one).factsOf]).toStrictEqual([one, version]);
      expect(release.assume(one).isAssumed).toBe(false);
      expect(found(settings(one)).filter(([id]) => id !== 'change-log')).toStrictEqual([]);
    }
  });

  test('a patch that nobody has catalogued takes the facts of the nearest before it, with one notice where patches are catalogued', () => {
    expect(said(release.of(later))).toStrictEqual([later, newest, false]);
    expect(found(settings(later))).toStrictEqual(byMinor ? [] : [['nearest', 'notice', `releases.${key}`, later, newest]]);
  });

  test('a minor that nobody has catalogued is refused with the call that goes on, and that goes on with a warning', () => {
    const goOn = `; or go on with the facts of ${newest} by`;
    expect(() => release.of(unknown)).toThrow(`choose one of ${versionsOf(releases).join(', ')}${goOn} ${className}.assume('${unknown}')`);
    expect(() => found(settings(unknown))).toThrow(`${goOn} assume: { ${key}: '${unknown}' }`);
    expect(said(release.assume(unknown))).toStrictEqual([unknown, newest, true]);
    expect(found(settings(unknown, 'assume'))).toStrictEqual([['assumed', 'warning', `assume.${key}`, unknown, newest]]);
  });

  const nonsense = ['', 'latest', '7', 'v', '0.19.', '1.2.3.4', '01.2', 'main', '>=0.19', '0,19', 'V1_35', '1e3.1'];

  test.each(nonsense)('%j is no version: refused with the list', version => {
    expect(() => release.of(version)).toThrow(new RegExp(` is not a version; choose one of ${versions[0]}`));
    expect(() => release.assume(version)).toThrow(/ is not a version; choose one of/);
    expect(() => found(settings(version))).toThrow(`AccessOptions: releases.${key} = '${version}': is not a version; choose one of`);
  });

  test('one that is older than all that are catalogued is refused, assumed or not', () => {
    for (const old of ['0.0.1', '0.1']) {
      expect(() => release.of(old)).toThrow(/, and older than all that is; choose one of/);
      expect(() => release.assume(old)).toThrow(/, and older than all that is; choose one of/);
    }
  });
});

test('a version before its release is not it', () => {
  expect(said(KueueRelease.of('v0.20.0-rc.1'))).toStrictEqual(['0.20.0-rc.1', '0.20.0', false]);
  expect(found({ releases: { kueue: '0.20.0-rc.1' } })).toStrictEqual([['nearest', 'notice', 'releases.kueue', '0.20.0-rc.1', '0.20.0']]);
  expect(found({ releases: { kubernetes: 'v1.37.0-alpha.3' } })).toStrictEqual([['nearest', 'notice', 'releases.kubernetes', '1.37.0-alpha.3', '1.37']]);
});

test('what is no text is refused', () => {
  for (const version of [0.19, undefined, null, ['0.19.2'], {}]) {
    expect(() => KueueRelease.of(version as string)).toThrow(/ is not a version; choose one of/);
  }
});

test('a component is stated once', () => {
  expect(() => found({ releases: { kueue: '0.19.2' }, assume: { kueue: '0.21.0' } }))
    .toThrow('assume.kueue = \'0.21.0\': is stated by releases too; state it once');
});

test('the facts of a patch are those in force at it, also where none is catalogued', () => {
  // 0.19.0 has another set of verbs than 0.18.6 and 0.19.1.
  expect(['0.18.999', '0.19.0', '0.19.999'].map(version => KueueRelease.of(version).factsOf))
    .toStrictEqual([KueueRelease.V0_18.version, '0.19.0', KueueRelease.V0_19.version]);
});

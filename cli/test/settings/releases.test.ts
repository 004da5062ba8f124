import { CATALOGUE } from '../../src/analyzer';
import { cli } from '../cli';
import { application, cluster, names, yaml } from '../world';

const FLEET = names(2);
const APP = yaml([...FLEET.map(name => cluster(name)), ...application('my-app', FLEET)]);
const run = (args: string[], settings: string) => cli(args, { files: { 'a.yaml': APP, 'ocm-access.yaml': settings } });
const [NEWEST, NEWEST_019] = [CATALOGUE.kueue, CATALOGUE.kueue.filter(version => version.startsWith('0.19.'))].map(all => all[all.length - 1]);
const NEAREST = `Release Kueue: releases.kueue = '0.19.99': is not in the release catalogue, and the facts of ${NEWEST_019} are used for it`;
const ASSUMED = `Release Kueue: assume.kueue = '0.99.0': is assumed to be as ${NEWEST}`;

test.each([
  ['releases: {kueue: v0.19.99}\n', NEAREST, 'notice'],
  ['assume: {kueue: 0.99.0}\n', ASSUMED, 'warning'],
])('%j: check and report tell which facts they use, in each format', async (settings, words, severity) => {
  for (const format of ['text', 'json', 'sarif', 'github', 'junit']) {
    const { code, out } = await run(['check', 'a.yaml', '-o', format], settings);
    expect([format, code, out.replace(/%25|\\/g, '').includes(words.slice(words.indexOf('is ')))]).toStrictEqual([format, 0, true]);
  }
  for (const format of ['text', 'json', 'markdown']) {
    expect((await run(['report', 'a.yaml', '-o', format], settings)).out).toContain(words.slice(words.indexOf('is ')));
  }
  expect((await run(['report', 'a.yaml'], settings)).out.split('\n')[0]).toContain(`${severity}: ${words}`);
  expect(JSON.parse((await run(['report', 'a.yaml', '-o', 'json'], settings)).out).releases.kueue).toBe(/[\d.]+\d/.exec(settings)?.[0]);
});

test.each([
  'kubernetes: v1.37.2', 'argoCd: 3.6.1', 'kubernetes: 1.35.4-gke.100', 'kueue: "0.19"', 'clusterProxy: v0.12.0', 'ocm: 1.3.x',
])('%s is stated as it is, without a notice', async stated => {
  const { code, out } = await run(['check', 'a.yaml'], `releases: {${stated}}\n`);
  expect([code, out]).toStrictEqual([0, expect.not.stringContaining('Release ')]);
});

test.each([
  ['releases:\n  kueue: 0.99.0\n', 'ocm-access.yaml:2: releases.kueue = \'0.99.0\': is not in the release catalogue; choose one of 0.15.2,',
    `or go on with the facts of ${NEWEST} by assume: { kueue: '0.99.0' }`],
  ['releases: {argoCd: newest}\n', 'ocm-access.yaml:1: releases.argoCd = \'newest\': is not a version; choose one of 3.4, 3.5, 3.6', ''],
  ['assume: {kueue: 0.14.0}\n', 'ocm-access.yaml:1: assume.kueue = \'0.14.0\': is not in the release catalogue, and older than all that is;', ''],
  ['releases: {ocm: 1.3.1}\nassume: {ocm: 1.3.1}\n', 'ocm-access.yaml:2: assume.ocm = \'1.3.1\': is stated by releases too; state it once', ''],
])('%j is refused with its line and the way out', async (settings, first, second) => {
  const { code, err } = await run(['check', 'a.yaml'], settings);
  expect([code, err]).toStrictEqual([2, expect.stringContaining(first)]);
  expect(err).toContain(second);
});

describe('a comparison', () => {
  const diff = (base: string, head: string, ...args: string[]) => cli(['diff', 'base', 'head', ...args], {
    files: { 'base/a.yaml': APP, 'head/a.yaml': APP, 'base/ocm-access.yaml': base, 'head/ocm-access.yaml': head },
  });

  test('tells what both sides assume, and that it is no change', async () => {
    const { out } = await diff('assume: {kueue: 0.99.0}\n', 'assume: {kueue: 0.99.0}\n');
    expect(out).toContain('**No change of access.**');
    expect(out).toContain('### Releases');
    expect(out.split(`is assumed to be as ${NEWEST}`)).toHaveLength(2);
    const { standingFindings, changed } = JSON.parse((await diff('assume: {kueue: 0.99.0}\n', 'assume: {kueue: 0.99.0}\n', '-o', 'json')).out);
    expect([standingFindings.map(({ messageId }: { messageId: string }) => messageId), changed]).toStrictEqual([[expect.stringMatching(/^assumed/)], false]);
  });

  test('tells where the two sides assume differently', async () => {
    const { out } = await diff('releases: {kueue: 0.19.7}\n', 'assume: {kueue: 0.99.0}\n');
    expect(out).toContain(`### Changed facts\n\n- **releases.kueue**: 0.19.7 → 0.99.0 (assumed, facts of ${NEWEST})`);
    expect(out).toMatch(/### New findings\n\n.*is assumed to be as /);
  });

  test('tells both where both sides do, in two ways', async () => {
    const { out } = await diff('releases: {kueue: 0.19.98}\n', 'releases: {kueue: 0.19.99}\n');
    expect(out).toContain(`0.19.98 (facts of ${NEWEST_019}) → 0.19.99 (facts of ${NEWEST_019})`);
    expect(out).toMatch(/### Releases\n\n.*\n.*0\.19\.98.*\n.*0\.19\.99/);
  });

  test('finds one release written in two ways to be one', async () => {
    expect((await diff(`releases: {kueue: v${NEWEST_019}}\n`, 'releases: {kueue: "0.19"}\n')).out).not.toContain('Changed facts');
  });
});

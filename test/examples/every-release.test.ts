import { KueueRelease } from '../../src';
import { KUEUE_VERSIONS } from '../../src/releases/kueue/facts';
import { synthesized } from '../fixtures/examples';

/** Examples name a release as users do: for the length of a test it is another. */
function withKueue<T>(version: string, run: () => T): T {
  const before = KueueRelease.V0_19;
  const set = (value: KueueRelease) => Object.defineProperty(KueueRelease, 'V0_19', { value, configurable: true, writable: true });
  set(KueueRelease.of(version));
  try {
    return run();
  } finally {
    set(before);
  }
}

let lines: string[];

beforeEach(() => {
  lines = [];
  jest.spyOn(process.stderr, 'write').mockImplementation(line => lines.push(String(line)) > 0);
});

afterEach(() => {
  jest.restoreAllMocks();
});

test.each(KUEUE_VERSIONS)('the quickstart and the examples with Kueue synthesize for %s', version => {
  const files = withKueue(version, () => ['quickstart', 'guide', 'kueue-included'].map(example => Object.values(synthesized(example)).join('---\n')));

  for (const text of files) {
    expect(text).toContain(version >= '0.19.' ? 'accessProviders:' : 'credentialsProviders:');
  }
  const about = lines.filter(line => line.includes('Release Kueue'));
  expect(about.map(line => line.replace(/; .*/s, ''))).toStrictEqual(version === '0.20.0' ? Array.from({ length: 3 }, () =>
    'cdk8s-ocm: notice: Release Kueue: releases.kueue = \'0.20.0\': has facts in the catalogue that are known by the change log of 0.20.0 only') : []);
});

import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { KueueFramework } from 'cdk8s-ocm';
import { parse, stringify } from 'yaml';
import { KUEUE_LOADERS, KUEUE_VERSIONS } from '../src/components/catalogue.js';
import { moduleFolder } from '../src/components/go.js';
import { ODD_TEXTS, REPORTED_ANYWAY } from '../src/kueue/odd.js';
import { findingsIn } from '../src/kueue/ours.js';
import { RightConfigurations } from '../src/kueue/right.js';
import { judge, type Schema, schemaText } from '../src/kueue/schema.js';
import { WrongConfigurations } from '../src/kueue/wrong.js';
import { checkConfiguration } from '../src/kueue-check.js';
import { configurationFile, multiKueueObjects } from '../src/library.js';
import { Dice } from '../src/rbac/dice.js';
import { REPOSITORY } from '../src/report/paths.js';
import { record } from '../src/report/record.js';

const suite = 'kueue-configuration';
record(suite, { notes: ['not run: the manager of Kueue 0.17, whose loader alone is asked'] });

const isAtLeast = (release: string, minor: number) => Number(release.split('.')[1]) >= minor;
const providerKey = (release: string) => (isAtLeast(release, 19) ? 'accessProviders' : 'credentialsProviders');
const emitted = (kueue: string, frameworks: readonly string[], configuration?: Record<string, any>) =>
  configurationFile(multiKueueObjects({ kueue, frameworks, configuration, queue: false }));
const changed = (text: string, change: (configuration: any) => void) => {
  const configuration = parse(text);
  change(configuration);
  return stringify(configuration);
};

/** Paths whose values differ, `a.b`; lists count as values. */
function differences(left: any, right: any, path = ''): string[] {
  const isMap = (value: any) => value !== null && typeof value === 'object' && !Array.isArray(value);
  if (isMap(left) && isMap(right)) {
    return [...new Set([...Object.keys(left), ...Object.keys(right)])]
      .sort()
      .flatMap(key => differences(left[key], right[key], path ? `${path}.${key}` : key));
  }
  return JSON.stringify(left) === JSON.stringify(right) ? [] : [path];
}

describe.each(KUEUE_VERSIONS)('Kueue %s', release => {
  /** The names this manager knows, by its own word. */
  let supported: string[];
  const shipped = () =>
    readFileSync(join(moduleFolder(`sigs.k8s.io/kueue@v${release}`), 'config/components/manager/controller_manager_config.yaml'), 'utf8');

  beforeAll(async () => {
    const wrong = await checkConfiguration(
      release,
      changed(emitted(release, ['batch/job']), c => {
        c.integrations.frameworks = ['no/such'];
      }),
    );
    supported = [...(/supported values: (.*)/.exec(wrong.errors)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map(([, name]) => name).sort();
    record(suite, { versions: [`kueue ${release}`] });
  });

  test('loads what is emitted for each of the frameworks it knows', async () => {
    expect(supported.length).toBeGreaterThan(10);
    for (const name of supported) {
      const frameworks = name === 'deployment' ? ['pod', name] : [name];
      expect([name, await checkConfiguration(release, emitted(release, frameworks))]).toStrictEqual([
        name,
        expect.objectContaining({ loaded: true, errors: '' }),
      ]);
    }
  });

  test('loads what is emitted for all of them together, and with user keys merged in', async () => {
    await expect(checkConfiguration(release, emitted(release, supported))).resolves.toMatchObject({ loaded: true, errors: '' });
    const own = emitted(release, ['batch/job'], { clientConnection: { qps: 77 }, multiKueue: { gcInterval: '2m' } });
    const check = await checkConfiguration(release, own);
    expect(check).toMatchObject({ loaded: true, errors: '', effective: { clientConnection: { qps: 77 }, multiKueue: { gcInterval: '2m0s' } } });
  });

  test('runs with what it ships, but for the keys we mean to change', async () => {
    const [ours, theirs] = [await checkConfiguration(release, emitted(release, ['batch/job'])), await checkConfiguration(release, shipped())];
    expect(theirs.loaded && ours.loaded).toBe(true);
    expect(differences(theirs.effective, ours.effective)).toStrictEqual(['featureGates', 'integrations.frameworks', 'multiKueue.clusterProfile']);
    expect(ours.effective).toMatchObject({
      featureGates: { MultiKueueClusterProfile: true },
      integrations: { frameworks: ['batch/job'] },
      multiKueue: {
        clusterProfile: {
          [providerKey(release)]: [
            { name: 'open-cluster-management', execConfig: { apiVersion: 'client.authentication.k8s.io/v1', provideClusterInfo: true } },
          ],
        },
      },
    });
  });

  test('knows the frameworks the library takes for it, and no other', () => {
    const all = Object.values(KueueFramework).filter((value): value is KueueFramework => value instanceof KueueFramework);
    const taken = all.filter(({ name }) => {
      try {
        return emitted(release, name === 'deployment' ? ['pod', name] : [name]) !== '';
      } catch (error) {
        if (!String(error).includes('is unknown to Kueue')) {
          throw error;
        }
        return false;
      }
    });
    expect(taken.map(({ name }) => name).sort()).toStrictEqual(supported);
  });

  test('knows the step size of the incremental dispatcher from 0.19 on', async () => {
    const text = changed(emitted(release, ['batch/job']), c => {
      c.multiKueue.dispatcherName = 'kueue.x-k8s.io/multikueue-dispatcher-incremental';
      c.multiKueue.incrementalDispatcherConfig = { stepSize: 2 };
    });
    const check = await checkConfiguration(release, text);
    expect(check.loaded).toBe(isAtLeast(release, 19));
    if (!check.loaded) {
      expect(check.errors).toMatch(/unknown field "multiKueue\.incrementalDispatcherConfig"/);
    }
  });

  test("control: the other release's provider key ends it", async () => {
    const other = isAtLeast(release, 19)
      ? // From 0.19 the old key alone is still read; both together are not.
      changed(emitted(release, ['batch/job']), c => {
        c.multiKueue.clusterProfile.credentialsProviders = c.multiKueue.clusterProfile.accessProviders;
      })
      : changed(emitted(release, ['batch/job']), c => {
        c.multiKueue.clusterProfile = { accessProviders: c.multiKueue.clusterProfile.credentialsProviders };
      });
    const check = await checkConfiguration(release, other);
    expect(check.loaded).toBe(false);
    expect(check.errors).toMatch(
      isAtLeast(release, 19)
        ? /credentialsProviders: Forbidden: must not be specified when accessProviders is specified/
        : /unknown field "multiKueue\.clusterProfile\.accessProviders"/,
    );
  });

  test('control: gates in the file and on the command line end it (T44)', async () => {
    const check = await checkConfiguration(release, emitted(release, ['batch/job']), ['--feature-gates=MultiKueueClusterProfile=true']);
    expect(check.loaded).toBe(false);
    expect(check.errors).toMatch(/feature gates for CLI and configuration cannot both specified/);
  });

  test('control: an unknown framework ends it (T52), and the library refuses it before', async () => {
    const check = await checkConfiguration(
      release,
      changed(emitted(release, ['batch/job']), c => {
        c.integrations.frameworks.push('ray.io/raything');
      }),
    );
    expect(check.loaded).toBe(false);
    expect(check.errors).toMatch(/integrations\.frameworks\[1\]: Unsupported value: "ray\.io\/raything"/);
    if (!supported.includes('ray.io/rayservice')) {
      expect(() => emitted(release, ['ray.io/rayservice'])).toThrow(/ray\.io\/rayservice/);
    }
  });
});

/** Texts a release for each of the two versions of the API. */
const RIGHT = 25;
const WRONG = 45;

describe.each(KUEUE_LOADERS)('the loader of Kueue %s', release => {
  const schema = JSON.parse(schemaText(release)) as Schema;
  const texts = (['v1beta1', 'v1beta2'] as const).map(version => {
    const dice = new Dice(Number(release.replaceAll('.', '')));
    const right = new RightConfigurations(schema, version, dice);
    const wrong = new WrongConfigurations(schema, version, dice, right);
    return {
      right: Array.from({ length: RIGHT }, () => stringify(right.next(), { version: '1.1' })),
      wrong: [...wrong.ofValidation(), ...wrong.ofSchema(WRONG)],
    };
  });
  const right = texts.flatMap(one => one.right);
  const wrong = texts.flatMap(one => one.wrong);

  test('takes the right configurations, and so do we', () => {
    expect(right.length).toBeGreaterThanOrEqual(40);
    const answers = judge(release, right);
    const judged = right.map((text, i) => ({ text, theirs: answers[i], ours: findingsIn(text, release) }));
    expect(judged.filter(({ theirs, ours }) => theirs !== '' || ours.length > 0)).toStrictEqual([]);
  });

  test('refuses the wrong configurations, and so do we', () => {
    const answers = judge(
      release,
      wrong.map(({ text }) => text),
    );
    const judged = wrong.map((one, i) => ({ ...one, theirs: answers[i], ours: findingsIn(one.text, release) }));
    // A gate that does nothing in this release, and the like: what the loader takes counts as right.
    expect(judged.filter(({ theirs, ours }) => (theirs === '') !== (ours.length === 0))).toStrictEqual([]);
    const refused = judged.filter(({ theirs }) => theirs !== '');
    expect(refused.length).toBeGreaterThanOrEqual(60);
    expect(refused.filter(({ breaks }) => breaks === 'validation').length).toBeGreaterThanOrEqual(refused.length / 3);
  });

  test('judges odd texts as we do, but for those that are listed', () => {
    const odd = [...ODD_TEXTS, ...REPORTED_ANYWAY.keys()];
    const answers = judge(release, odd);
    const others = odd.filter((text, i) => (answers[i] === '') !== (findingsIn(text, release).length === 0));
    expect(others).toStrictEqual([...REPORTED_ANYWAY.keys()]);
    expect(others.filter(text => answers[odd.indexOf(text)] !== '')).toStrictEqual([]);
  });

  test('speaks for the manager, whose own answer is the same', async () => {
    // Without certificates of its own, the manager waits for files before it looks for a server.
    const usual = right.filter(text => !text.includes('internalCertManagement'));
    const sample = KUEUE_VERSIONS.includes(release) ? [usual[0], wrong[0].text, wrong[wrong.length - 1].text] : [];
    const answers = sample.length > 0 ? judge(release, sample) : [];
    for (const [i, text] of sample.entries()) {
      const { loaded } = await checkConfiguration(release, text);
      expect({ text, loaded }).toStrictEqual({ text, loaded: answers[i] === '' });
    }
  });
});

test('the committed types, gates and frameworks are what the modules say today', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kueue-schemas-'));
  try {
    KUEUE_LOADERS.forEach(release => writeFileSync(join(folder, `${release}.json`), schemaText(release)));
    const tool = ['--project', 'test/tsconfig.json', '--transpile-only', 'tools/generate/kueue-configuration.ts', '--check', folder];
    const { status, stderr } = spawnSync('npx', ['--no-install', 'ts-node', ...tool], { cwd: REPOSITORY, encoding: 'utf8' });
    expect({ status, stderr }).toStrictEqual({ status: 0, stderr: '' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

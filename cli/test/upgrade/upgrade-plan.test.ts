import * as fs from 'fs';
import * as path from 'path';
import { cli, folderWith } from '../cli';
import { yaml } from '../world';

const OLD_QUEUE = { apiVersion: 'kueue.x-k8s.io/v1beta1', kind: 'LocalQueue', metadata: { name: 'old', namespace: 'team' }, spec: { clusterQueue: 'q' } };
const QUICKSTART = path.join(__dirname, '..', '..', '..', 'test', 'golden', 'quickstart');

/** The quickstart with an old object beside it, on a hub with Kueue 0.18. */
function hub(settings = 'releases: { kueue: 0.18.6 }\n', more: Record<string, string> = {}): string {
  const folder = folderWith({ 'dist/ocm-access.yaml': settings, 'dist/old.yaml': yaml([OLD_QUEUE]), ...more });
  fs.cpSync(QUICKSTART, path.join(folder, 'dist'), { recursive: true });
  return folder;
}

const golden = (name: string) => fs.readFileSync(path.join(__dirname, name), 'utf8');

test.each([['text', 'kueue-0.18-to-0.20.txt'], ['markdown', 'kueue-0.18-to-0.20.md']])('from Kueue 0.18 to 0.20, as %s', async (format, file) => {
  const { out, code } = await cli(['upgrade-plan', 'dist', '--to', 'kueue=0.20.0', '-o', format], {}, hub());
  expect(out).toBe(golden(file));
  expect(code).toBe(0);
});

test('as JSON, with everything that the text has', async () => {
  const { out } = await cli(['upgrade-plan', 'dist', '--to', 'kueue=0.20.0', '-o', 'json'], {}, hub());
  const plan = JSON.parse(out);
  expect(plan).toMatchObject({ schemaVersion: 1, components: [{ component: 'Kueue', installed: '0.18.6', wanted: '0.20.0' }] });
  expect(plan.steps.map(({ messageId }: { messageId: string }) => messageId)).toStrictEqual(['convert', 'rights', 'hub', 'workers', 'unseen']);
  expect(plan.coverage.read).toBeGreaterThan(10);
});

test('the exit code is 1 only for what --fail-on names', async () => {
  const folder = hub();
  const code = async (...more: string[]) => (await cli(['upgrade-plan', 'dist', '--to', 'kueue=0.20.0', ...more], {}, folder)).code;
  expect([await code(), await code('--fail-on', 'error'), await code('--fail-on', 'none')]).toStrictEqual([0, 1, 0]);
  fs.rmSync(path.join(folder, 'dist', 'old.yaml'));
  expect([await code('--fail-on', 'error'), await code('--fail-on', 'notice')]).toStrictEqual([0, 1]);
});

test('what cannot be read is named, and the exit code is 2', async () => {
  const folder = hub(undefined, { 'dist/broken.yaml': 'a: [\n' });
  const { code, err } = await cli(['upgrade-plan', 'dist', '--to', 'kueue=0.20.0'], {}, folder);
  expect(code).toBe(2);
  expect(err).toContain('cannot read dist/broken.yaml');
});

test.each<[string[], RegExp]>([
  [[], /required option '--to <component=version>' not specified/],
  [['--to', 'kueue'], /--to kueue: is not a component and its release; use for example kueue=0\.20\.0/],
  [['--to', '__proto__=1'], /--to __proto__=1: is not a component and its release/],
  [['--to', 'kueue=0.19', '--to', 'kueue=0.20'], /--to kueue=0\.20: kueue is wanted twice; name it once/],
  [['--to', 'kueue=0.17.0'], /--to kueue=0\.17\.0: is older than what is installed, 0\.18\.6; choose a later release/],
  [['--to', 'ocm=1.3'], /--to ocm=1\.3: is wanted, and which one is installed is not stated; state releases\.ocm/],
  [['--to', 'kueue=newest'], /--to kueue=newest: is not a version; choose one of 0\.15\.2/],
  [['--to', 'kueue=0.99.0'], /--to kueue=0\.99\.0: is not in the release catalogue; choose one of [\d., ]+\n$/],
  [['--to', 'kueue=0.20.0', '--fail-on', 'gained'], /--fail-on gained: unknown; use error, warning, notice, none/],
  [['--to', 'kueue=\u001b[31m'], /--to kueue=\\u\{1b\}\[31m: is not a version/],
])('%j is refused', async (more, words) => {
  const { code, err, out } = await cli(['upgrade-plan', 'dist', ...more], {}, hub());
  expect([code, out]).toStrictEqual([2, '']);
  expect(err).toMatch(words);
});

test('names of strangers stay on their line', async () => {
  const odd = { ...OLD_QUEUE, metadata: { name: 'a\n## Access\u001b[31m', namespace: 'b|c' } };
  const folder = hub(undefined, { 'dist/odd.yaml': yaml([odd]) });
  for (const format of ['text', 'markdown']) {
    const { out } = await cli(['upgrade-plan', 'dist', '--to', 'kueue=0.20.0', '-o', format], {}, folder);
    expect(out).toContain('Upgrade plan');
    expect(out).not.toMatch(/^## Access|\u001b/m);
  }
});

import { cli } from './cli';
import { application, cluster, yaml } from './world';

const APP = yaml([cluster('c1'), cluster('c2', { use: 'other' }), ...application('my-app', ['c1', 'c2'])]);
const files = { 'dist/a.yaml': APP };

test('every step with its object, field and line, read from dist where nothing is named', async () => {
  const { out, code } = await cli(['explain', 'my-app', 'c1'], { files });
  expect(code).toBe(0);
  expect(out).toContain('my-app/my-app → c1');
  for (const step of ['set', 'binding', 'profile', 'account', 'secret', 'hub role', 'plugin', 'provider entry', 'permission']) {
    expect(out).toMatch(new RegExp(`✓ ${step} `));
  }
  expect(out).toMatch(/ManagedServiceAccount c1\/my-app: spec\.rotation\.validity  \(dist\/a\.yaml:\d+\)/);
  expect(out).toContain('The access path is complete, as far as manifests tell.');
});

test('the first broken step is named', async () => {
  const { out } = await cli(['explain', 'my-app/my-app', 'c2', 'dist'], { files });
  expect(out).toContain('✗ set');
  expect(out).toContain('Broken at \'set\': set \'my-app-clusters\' does not select cluster \'c2\'.');
});

test('what the input lacks is not called broken', async () => {
  const { out } = await cli(['explain', 'my-app', 'c1', '-'], { stdin: yaml(application('my-app', ['c1'])) });
  expect(out).toContain('? set');
  expect(out).toContain('Unknown from \'set\' on: the input lacks the labels of cluster \'c1\'.');
});

test('JSON holds the path with places', async () => {
  const { path, state } = JSON.parse((await cli(['explain', 'my-app', 'c1', '-o', 'json'], { files })).out);
  expect([state, path.length]).toStrictEqual(['complete', 9]);
  expect(path[3].place).toMatchObject({ file: 'dist/a.yaml' });
});

test('a consumer or cluster that is not there is refused with those that are', async () => {
  expect(await cli(['explain', 'nobody', 'c1'], { files })).toMatchObject({ code: 2, out: '', err: expect.stringContaining('name one of my-app/my-app') });
  expect(await cli(['explain', 'my-app', 'c9'], { files })).toMatchObject({ code: 2, out: '', err: expect.stringContaining('name one of c1, c2') });
});

import { cli } from './cli';
import { account, application, cluster, setFor, yaml } from './world';

const FINE = yaml([cluster('c1'), cluster('c2'), ...application('my-app', ['c1', 'c2'])]);
const BAD = yaml([cluster('c1'), cluster('c2'), ...application('my-app', ['c1', 'c2']), account('c1', 'other', '30d')]);

test('manifests in order exit with 0', async () => {
  const { code, out, err } = await cli(['check', 'hub.yaml'], { files: { 'hub.yaml': FINE } });
  expect([code, err]).toStrictEqual([0, '']);
  expect(out).toContain('0 errors, 0 warnings, 0 notices in 14 objects');
});

test('a finding names rule, trap, file, line, object, value and remedy, and exits with 1', async () => {
  const { code, out } = await cli(['check', 'hub.yaml'], { files: { 'hub.yaml': BAD } });
  const line = BAD.split('\n').findIndex(text => text.includes('30d')) + 1;
  expect(code).toBe(1);
  expect(out).toContain(`error validity-not-a-duration (T17)  hub.yaml:${line}`);
  expect(out).toContain('ManagedServiceAccount c1/other: spec.rotation.validity = \'30d\'');
  expect(out).toMatch(/patch: (add|replace) \/spec\/rotation\/validity "/);
  expect(out).toContain('https://github.com/cdk8s-ocm/cdk8s-ocm/blob/main/docs/rules/validity-not-a-duration.md');
});

test.each([['error', 0], ['warning', 1], ['notice', 1], ['none', 0]])('--fail-on %s exits with %i on a warning', async (failOn, code) => {
  const long = yaml([
    cluster('c1'),
    ...application('my-app', ['c1']).map(object => object.kind === 'ManagedServiceAccount' ? account('c1', 'my-app', '8640h0m0s') : object),
  ]);
  expect(await cli(['check', 'hub.yaml', '--fail-on', failOn], { files: { 'hub.yaml': long } }))
    .toMatchObject({ code, out: expect.stringContaining('validity-long') });
});

test('a finding on a hundred clusters is one line with a count', async () => {
  const clusters = Array.from({ length: 100 }, (_, i) => `c${i}`);
  const { out } = await cli(['check', '-'], { stdin: yaml(clusters.map(name => account(name, 'my-app', 'forever'))) });
  expect(out.match(/^error validity-not-a-duration/gm)).toHaveLength(1);
  expect(out).toContain('The same holds for 99 more: ManagedServiceAccount c1/my-app, ');
  expect(out).toContain('100 errors');
});

test('manifests of others count and are not judged', async () => {
  const other = yaml([...application('other', ['c1']), account('c1', 'odd', '30d')]);
  const { out, code } = await cli(
    ['check', 'mine', '--with', 'others'],
    { files: { 'mine/a.yaml': yaml([cluster('c1'), ...application('my-app', ['c1'])]), 'others/b.yaml': other } },
  );
  expect(out).not.toContain('validity-not-a-duration');
  expect(out).toContain('token-copied');
  expect(out).toContain('\'other\'');
  expect(code).not.toBe(2);
});

test('--complete makes what is missing a finding', async () => {
  const half = yaml([cluster('c1'), ...setFor('my-app'), account('c1', 'my-app')]);
  const without = await cli(['check', '-'], { stdin: half });
  const complete = await cli(['check', '-', '--complete'], { stdin: half });
  expect(without.out).toContain('unknown');
  expect(complete.out).toContain('account-without-permission');
  expect([without.code, complete.code]).toStrictEqual([0, 1]);
});

test('what the input lacks is listed once, with the rules that need it', async () => {
  const { out } = await cli(['check', '-'], { stdin: yaml(application('my-app', ['c1'])) });
  expect(out).toMatch(/unknown: the input lacks\n(.*\n)*.*fleet.*\(account-outside-sets/);
});

test('colors only on a terminal, and never against NO_COLOR or into a file', async () => {
  const files = { 'hub.yaml': BAD };
  const colored = (await cli(['check', 'hub.yaml'], { files, terminal: true })).out;
  expect(colored).toContain('\u001b[');
  expect((await cli(['check', 'hub.yaml'], { files })).out).not.toContain('\u001b[');
  expect((await cli(['check', 'hub.yaml'], { files, terminal: true, env: { NO_COLOR: '1' } })).out).not.toContain('\u001b[');
  expect((await cli(['check', 'hub.yaml', '--no-color'], { files, terminal: true })).out).not.toContain('\u001b[');
});

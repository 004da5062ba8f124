import { cli } from './cli';
import { application, cluster, yaml } from './world';

const BASE = [cluster('c1'), ...application('my-app', ['c1'])];
const APPLICATION = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'p', namespace: 'policies' }, spec: {} };
const LINE = '1 object is not judged and may carry access: 1 Application';
const head = yaml([...BASE, APPLICATION]);
const run = (...args: string[]) => cli(args, { files: { 'base/a.yaml': yaml(BASE), 'head/a.yaml': head } });

test.each<[string, string[], string]>([
  ['check', ['check', 'head'], 'not judged: these may carry access\n  1 Application: its kind is not read (Application policies/p)'],
  ['report', ['report', 'head'], '; 1 object not judged'],
  ['the page', ['report', 'head', '--format', 'html'], '>Not judged</h2>'],
  ['explain', ['explain', 'my-app', 'c1', 'head'], `${LINE}.`],
  ['who-can', ['who-can', 'delete', 'nodes', 'head'], `Nobody in the input can delete nodes on managed clusters.\n\n${LINE}.`],
  ['diff', ['diff', 'base', 'head'], '### Changed and not judged\n\n- **added**: 1 Application, its kind is not read: Application policies/p'],
])('%s names what it does not judge', async (_, args, text) => {
  expect((await run(...args)).out).toContain(text);
});

test('names are in the JSON of check, report and explain', async () => {
  for (const args of [['check', 'head'], ['report', 'head'], ['explain', 'my-app', 'c1', 'head']]) {
    const { coverage } = JSON.parse((await run(...args, '--format', 'json')).out);
    expect(coverage.notJudged).toMatchObject([{ object: { kind: 'Application', namespace: 'policies', name: 'p' }, reason: 'its kind is not read' }]);
  }
});

test('what changes and is not judged takes away the bare headline, and fails where that is asked for', async () => {
  const { out, code } = await run('diff', 'base', 'head');
  expect(out).toContain('**No change of access in what is judged, 1 changed object not judged.**');
  expect(code).toBe(0);
  expect((await run('diff', 'base', 'head', '--fail-on', 'unjudged')).code).toBe(1);
  expect((await run('diff', 'head', 'head', '--fail-on', 'unjudged')).code).toBe(0);
});

test('check fails on anything unknown or not judged where that is asked for', async () => {
  const whole = ['--config', 'facts.yaml', '--complete'];
  const check = (manifests: object[], ...args: string[]) => cli(['check', 'a.yaml', ...whole, ...args], {
    files: { 'a.yaml': yaml(manifests as Record<string, unknown>[]), 'facts.yaml': 'releases: {managedServiceAccount: "0.10", kubernetes: "1.35"}\n' },
  });
  expect((await check([cluster('c1')], '--fail-on', 'error,unjudged')).code).toBe(0);
  expect((await check([cluster('c1'), APPLICATION], '--fail-on', 'error,unjudged')).code).toBe(1);
  expect((await check([cluster('c1'), APPLICATION], '--fail-on', 'unjudged')).code).toBe(1);
  expect((await check([cluster('c1'), APPLICATION], '--fail-on', 'error')).code).toBe(0);
  expect(await check([cluster('c1')], '--fail-on', 'everything')).toMatchObject({ code: 2, err: expect.stringContaining('--fail-on everything: unknown') });
});

test('a finding that only the head suppresses is shown with its reason, and fails where that is asked for', async () => {
  const broad = BASE.map(object => object.kind === 'ManagedServiceAccount' ? { ...object, spec: { rotation: { validity: '9000h' } } } : object);
  const annotations = { 'cdk8s-ocm/suppress.validity-long': 'until *March*' };
  const quiet = broad.map(object => object.kind === 'ManagedServiceAccount' ? { ...object, metadata: { ...object.metadata as object, annotations } } : object);
  const diff = (...args: string[]) => cli(['diff', 'base', 'head', ...args], { files: { 'base/a.yaml': yaml(broad), 'head/a.yaml': yaml(quiet) } });
  const { out, code } = await diff('--fail-on', 'new-findings');
  expect(out).toContain('**No change of access, 1 finding newly suppressed.**');
  expect(out).toMatch(/### Newly suppressed\n\n- \*\*warning\*\* .*validity-long.*Reason: until \\\*March\\\*/);
  expect(code).toBe(0);
  expect((await diff('--fail-on', 'suppressed')).code).toBe(1);
});

test('a changed fact is shown with both values', async () => {
  const files = {
    'base/a.yaml': yaml(BASE),
    'head/a.yaml': yaml(BASE),
    'base/ocm-access.yaml': 'releases: {kueue: "0.18"}\n',
    'head/ocm-access.yaml': 'releases: {kueue: "0.19"}\nhubTokensAccepted: false\n',
  };
  expect((await cli(['diff', 'base', 'head'], { files })).out)
    .toMatch(/### Changed facts\n\n- \*\*hubTokensAccepted\*\*: not stated → false\n- \*\*releases\.kueue\*\*: 0\.18\.\d+ → 0\.19\.\d+\n/);
});

test.each(['package.json', 'tsconfig.x.json'])('an object in %s counts, and anything else there is passed over', async name => {
  const binding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'm' },
    roleRef: { kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [{ kind: 'User', name: 'mallory' }],
  };
  const diff = (text: string) => cli(['diff', 'base', 'head'], {
    files: { 'base/a.yaml': yaml(BASE), 'head/a.yaml': yaml(BASE), [`head/${name}`]: text },
  });
  expect((await diff(JSON.stringify(binding))).out).toContain('User mallory can read every Secret of the hub');
  const err: unknown = expect.stringContaining('is a file of another tool and holds no Kubernetes object');
  expect(await diff('{"name": "x", // a comment\n}')).toMatchObject({ out: expect.stringContaining('**No change of access.**'), err, code: 0 });
});

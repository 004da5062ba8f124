import { execFileSync } from 'child_process';
import { cli, folderWith } from '../cli';
import { account, application, cluster, yaml } from '../world';

/** Input of which some tool makes manifests: nothing is found in fragments, and it is said once for each folder. */

const APP = yaml([cluster('c1'), ...application('my-app', ['c1'])]);
const OBJECTS = 11;
const BROKEN = yaml([account('c9', 'x', '1w')]);

async function check(files: Record<string, string>, ...args: string[]) {
  const { code, out, err } = await cli(['check', 'x', ...args], { files: { 'x/app.yaml': APP, ...files } });
  return {
    code,
    objects: Number(/in (\d+) objects?/.exec(out)?.[1]),
    unjudged: Number(/(\d+) objects? not judged/.exec(out)?.[1] ?? 0),
    lines: err.split('\n').filter(line => line !== ''),
    text: out + err,
  };
}

const CHART = {
  'x/chart/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 0.1.0\n',
  'x/chart/values.yaml': 'spec: {a: b}\n',
  'x/chart/templates/account.yaml': '{{- if .Values.on }}\nmetadata:\n  name: {{ .Values.name }}\n  labels: {{ toYaml .Values.labels | '
    + 'nindent 4 }}\n{{- end }}\n',
  'x/chart/templates/plain.yaml': BROKEN,
};

test('a Helm chart is named once, with the way to render it, and no file of it is judged', async () => {
  expect(await check(CHART)).toMatchObject({
    code: 0, objects: OBJECTS, unjudged: 4, lines: ['skipped x/chart: is a Helm chart: judge what `helm template x/chart` writes'],
  });
});

test('but what Helm installs as it is', async () => {
  expect(await check({ ...CHART, 'x/chart/crds/a.yaml': BROKEN })).toMatchObject({ code: 1, objects: OBJECTS + 1 });
});

const OVERLAYS = {
  'x/base/kustomization.yaml': 'resources: [account.yaml]\n',
  'x/base/account.yaml': BROKEN,
  'x/overlays/rome/kustomization.yaml': 'namespace: rome\nresources: [../../base]\npatches: [{path: patch.yaml}]\n',
  'x/overlays/rome/patch.yaml': BROKEN,
  'x/overlays/riga/kustomization.yaml': 'namePrefix: riga-\nresources: [../../base]\npatches: [{path: more/patch.yaml}]\n',
  'x/overlays/riga/more/patch.yaml': BROKEN,
};

test('a kustomization that changes what it takes is named, with what it takes from other folders', async () => {
  expect(await check(OVERLAYS)).toMatchObject({
    code: 0,
    objects: OBJECTS + 3,
    unjudged: 6,
    lines: [
      'skipped x/base: is a kustomization: judge what `kustomize build x/base` writes',
      'skipped x/overlays/riga: is a kustomization: judge what `kustomize build x/overlays/riga` writes',
      'skipped x/overlays/rome: is a kustomization: judge what `kustomize build x/overlays/rome` writes',
    ],
  });
});

test('a kustomization that only lists manifests changes nothing, and they are judged', async () => {
  const files = { 'x/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n', 'x/a.yaml': BROKEN };
  expect(await check(files)).toMatchObject({ code: 1, objects: OBJECTS + 2 });
});

test('in a commit the same is said', async () => {
  const cwd = folderWith({ 'x/app.yaml': APP, ...OVERLAYS, ...CHART });
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd, stdio: 'ignore' });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'x');
  const { code, err } = await cli(['check', 'git:HEAD:x'], {}, cwd);
  expect(code).toBe(0);
  expect(err.match(/is a (Helm chart|kustomization)/g)).toHaveLength(4);
  expect((await cli(['diff', 'git:HEAD:x', 'x'], {}, cwd)).out).toContain('**No change of access.**');
});

describe('manifests that are written in a language', () => {
  const files = {
    'x/lib/main.jsonnet': '{}',
    'x/lib/util.libsonnet': '{}',
    'x/lib/old.jsonnet.TEMPLATE': '{}',
    'x/more/a.cue': 'a: 1',
    'x/more/b.k': 'a = 1',
    'x/more/c.yaml.j2': 'a: {{ b }}',
    'x/more/readme.md': '',
  };
  const lines = [
    'skipped x/lib: is written in Jsonnet: judge `jsonnet FILE | ocm-access check -`',
    'skipped x/more: holds templates: judge what they render to',
    'skipped x/more: is written in CUE: judge `cue export --out yaml FILE | ocm-access check -`',
    'skipped x/more: is written in KCL: judge `kcl run FILE | ocm-access check -`',
  ];

  test('are named once for each folder and count as not judged', async () => {
    const answer = await check(files);
    expect({ ...answer, lines: [...answer.lines].sort() }).toMatchObject({ code: 0, objects: OBJECTS, unjudged: 4, lines });
  });

  test('in a commit too', async () => {
    const cwd = folderWith({ 'x/app.yaml': APP, ...files });
    const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd, stdio: 'ignore' });
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'x');
    const { err } = await cli(['check', 'git:HEAD:x'], {}, cwd);
    expect(err.split('\n').filter(line => line !== '').sort()).toStrictEqual(lines.map(line => line.replace('skipped x', 'skipped git:HEAD:x')));
  });

  test('are refused as an argument, with the way to render them', async () => {
    expect(await cli(['check', 'x/lib/main.jsonnet'], { files })).toMatchObject({
      code: 2, err: 'cannot read x/lib/main.jsonnet: is written in Jsonnet: judge `jsonnet FILE | ocm-access check -`\n',
    });
  });
});

describe('templates of ytt', () => {
  const YTT = `#@ load("@ytt:data", "data")\n${BROKEN.replace('name: x', 'name: #@ data.values.name')}`;

  test('are named once for each folder, and nothing is found in them', async () => {
    expect(await check({ 'x/ytt/a.yaml': YTT, 'x/ytt/b.yaml': YTT, 'x/ytt/values.yaml': '#@data/values\n---\nname: a\n' })).toMatchObject({
      code: 0, unjudged: 3, lines: ['skipped x/ytt: holds templates of ytt: judge `ytt -f x/ytt | ocm-access check -`'],
    });
  });

  test('and a text that holds one changes nothing, nor does a mistake in one go unseen', async () => {
    const held = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b}\ndata:\n  t: |\n    #@ load("@ytt:data", "data")\n---\n${BROKEN}`;
    expect(await check({ 'x/held.yaml': held })).toMatchObject({ code: 1, lines: [] });
    expect(await check({ 'x/ytt/a.yaml': '#@ load("@ytt:data", "data")\na: [\n' })).toMatchObject({ code: 2 });
  });
});

test('a template that is not YAML is named, and the rest of its file is judged', async () => {
  const text = `${BROKEN}---\nmetadata:\n  name: {{ .Values.name }}\n  labels: {{ toYaml .Values.labels | nindent 4 }}\n`;
  expect(await check({ 'x/t.yaml': text })).toMatchObject({
    code: 1, objects: OBJECTS + 1, unjudged: 1, lines: ['skipped x/t.yaml:12: is a template of Go or Helm: judge what it renders to'],
  });
  expect(await check({ 'x/t.yaml': '{{ if .Values.on }}\nkind: [\n{{ end }}\n' })).toMatchObject({ code: 0, objects: OBJECTS, unjudged: 1 });
  expect((await check({ 'x/t.yaml': 'a: [\n' })).code).toBe(2);
});

test('in an object with variables that somebody fills in nothing is found, and no remedy is offered', async () => {
  const flux = yaml([account('${cluster}', 'robot', '${token_life:=24h0m0s}')]);
  expect(await check({ 'x/flux.yaml': flux })).toMatchObject({ code: 0, objects: OBJECTS + 1, unjudged: 1 });
  for (const placeholder of ['CLUSTER_NAME', '<cluster>', 'cluster-${n}', '{{ name }}']) {
    expect(await check({ 'x/fill.yaml': yaml([account(placeholder, 'robot')]) })).toMatchObject({ code: 0, objects: OBJECTS + 1, unjudged: 1 });
  }
  const helm = yaml([account('c1', 'robot', '{{ .Values.validity }}')]);
  const { code, text } = await check({ 'x/helm.yaml': helm });
  expect(code).toBe(0);
  expect(text).toContain('1 ManagedServiceAccount: it is a template');
  expect(text).not.toContain('patch:');
});

test('what runs in a container may have variables of its shell', async () => {
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: n}\nspec: {containers: [{name: c, image: "i:v1", args: ["${HOME}"], env: '
    + '[{name: A, value: "${B}"}]}]}\n';
  expect(await check({ 'x/pod.yaml': pod })).toMatchObject({ code: 0, unjudged: 0 });
});

test('a pull request that makes a folder a kustomization is answered by what is not judged, and what is written counts', async () => {
  const kustomization = 'namePrefix: a-\nresources: [app.yaml]\n';
  const files = { 'base/app.yaml': APP, 'head/app.yaml': APP, 'head/kustomization.yaml': kustomization, 'head/sub/more.yaml': BROKEN };
  const { out } = await cli(['diff', 'base', 'head'], { files });
  expect(out).toContain('**1 gain, 0 losses, 2 new findings, 0 findings gone, 2 new unknowns, 12 changed objects not judged.**');
  expect(out).toContain('- **added**: 1 without a kind, it is rendered later\n');
  expect(out).toContain('- head: is a kustomization: judge what');
});

describe('objects twice', () => {
  const second = (text: string) => text.replace('24h0m0s', '12h0m0s');
  const twice = async (files: Record<string, string>) => {
    const { out } = await cli(['check', 'x'], { files });
    return out.split('\n').filter(line => line.includes('times in the input'));
  };

  test('are an error in one folder or below it, where they differ, with every file', async () => {
    expect(await twice({ 'x/a.yaml': APP, 'x/b/c.yaml': second(APP).replace('get', 'list') })).toHaveLength(1);
    const [line] = await twice({ 'x/a.yaml': APP, 'x/b/c.yaml': APP.replace('- list', '- watch') });
    expect(line).toContain('appears 2 times in the input (x/a.yaml, x/b/c.yaml)');
  });

  test('and none where they are the same, in folders beside each other, or count for nothing', async () => {
    expect(await twice({ 'x/a.yaml': APP, 'x/b.yaml': APP })).toStrictEqual([]);
    expect(await twice({ 'x/dev/a.yaml': APP, 'x/prod/a.yaml': APP.replace('- list', '- watch') })).toStrictEqual([]);
    const demo = (spec: string) => `apiVersion: example.com/v1\nkind: Demo\nmetadata: {name: d, namespace: n}\nspec: ${spec}\n`;
    expect(await twice({ 'x/app.yaml': APP, 'x/a.yaml': demo('a'), 'x/b.yaml': demo('b') })).toStrictEqual([]);
  });

  test('accounts with a generated name are several', async () => {
    const generated = 'apiVersion: authentication.open-cluster-management.io/v1beta1\nkind: ManagedServiceAccount\nmetadata: {generateName: a-, '
      + 'namespace: c1}\nspec: {rotation: {}}\n';
    const { out } = await cli(['check', 'x'], { files: { 'x/a.yaml': `${generated}---\n${generated}` } });
    expect(out).not.toContain('account-shared');
  });
});

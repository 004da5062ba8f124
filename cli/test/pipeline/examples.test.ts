import { execFileSync, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { parse, parseAllDocuments } from 'yaml';
import { cli, folderWith } from '../cli';
import { account, application, cluster, yaml } from '../world';

const ROOT = path.join(__dirname, '..', '..', '..');
const read = (...names: string[]) => fs.readFileSync(path.join(ROOT, ...names), 'utf8');
const example = (name: string) => read('examples', 'pipelines', name);
const onBash = process.platform === 'win32' ? describe.skip : describe;

const GOOD = yaml([cluster('c1'), ...application('app', ['c1'])]);
/** A validity that is not a duration. */
const BAD = yaml([cluster('c1'), account('c1', 'app', '30d')]);

interface Repository {
  readonly cwd: string;
  readonly run: (command: string, env?: NodeJS.ProcessEnv) => { status: number | null; out: string; err: string };
}

/** A repository whose last commit has good manifests, with `npx` as npm would find the program. */
function repository(dist: string): Repository {
  const program = path.join(ROOT, 'cli', 'bin', 'ocm-access.js');
  const bin = folderWith({ npx: `#!/usr/bin/env bash\n[[ $1 == --no-install && $2 == ocm-access ]] && exec node '${program}' "\${@:3}"\n` });
  fs.chmodSync(path.join(bin, 'npx'), 0o755);
  const cwd = folderWith({ 'dist/a.yaml': GOOD });
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'first');
  fs.writeFileSync(path.join(cwd, 'dist', 'a.yaml'), dist);
  return {
    cwd,
    run: (command, env = {}) => {
      const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', command], {
        cwd,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { PATH: `${bin}${path.delimiter}${process.env.PATH}`, GITHUB_STEP_SUMMARY: path.join(cwd, 'summary'), ...env },
      });
      return { status, out: stdout, err: stderr };
    },
  };
}

describe('the action', () => {
  const action = parse(read('cli', 'action.yml'));
  const [step, ...others] = action.runs.steps;
  const standard = Object.fromEntries(Object.entries<{ default: string }>(action.inputs).map(([name, input]) => [name, input.default]));

  test('is composite, has the inputs that the page names, and passes each through env', () => {
    expect(others).toStrictEqual([]);
    expect(action.runs.using).toBe('composite');
    expect(Object.keys(action.inputs)).toStrictEqual([...example('README.md').matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name));
    expect(step.run).not.toContain('${{');
    expect(Object.values(step.env)).toStrictEqual(Object.keys(action.inputs).map(name => `\${{ inputs.${name} }}`));
  });

  onBash('in a repository', () => {
    const use = (dist: string, inputs: Readonly<Record<string, string>> = {}) => {
      const world = repository(dist);
      const given: Record<string, string> = { ...standard, ...inputs };
      const env = Object.fromEntries(Object.keys(step.env).map((name, i) => [name, given[Object.keys(action.inputs)[i]]]));
      const summary = path.join(world.cwd, 'summary');
      const ran = world.run(step.run, { GITHUB_ACTION_PATH: path.join(ROOT, 'cli'), GITHUB_ACTIONS: 'true', ...env });
      return { ...ran, summary: fs.existsSync(summary) ? fs.readFileSync(summary, 'utf8') : '', cwd: world.cwd };
    };

    test('checks, with annotations', () => {
      expect(use(GOOD)).toMatchObject({ status: 0, err: '' });
      expect(use(BAD)).toMatchObject({ status: 1, out: expect.stringMatching(/^::error file=dist\/a\.yaml/m), summary: '' });
    });

    test('fails on what it is asked to, and writes another format', () => {
      expect(use(BAD, { 'fail-on': 'none', 'format': 'text' })).toMatchObject({ status: 0, out: expect.stringContaining('1 error') });
      expect(use(GOOD, { 'fail-on': 'nonsense' }).status).toBe(2);
    });

    test('compares with a base, in the summary', () => {
      const { status, out, summary } = use(BAD, { 'base': 'HEAD', 'fail-on': 'lost' });
      expect({ status, summary }).toStrictEqual({ status: 1, summary: out });
      expect(out).toMatch(/^<!-- ocm-access diff -->\n/);
      expect(use(BAD, { base: 'HEAD', paths: 'dist\nother' })).toMatchObject({ status: 2, err: 'give a path; with a base, give one\n' });
    });

    test.each(['--help', '--output-file=x', '$(touch x)', 'a b; touch x', '`touch x`'])('takes %j for a path', paths => {
      const { status, err, cwd } = use(GOOD, { paths });
      expect({ status, err }).toStrictEqual({ status: 2, err: expect.stringContaining('cannot read') });
      expect(fs.readdirSync(cwd).sort()).toStrictEqual(['.git', 'dist']);
    });
  });
});

onBash('the hook for pre-commit', () => {
  const [hook, ...others] = parse(read('.pre-commit-hooks.yaml'));

  test('runs the program that is installed, once, for manifests', () => {
    expect(others).toStrictEqual([]);
    expect(hook).toMatchObject({ id: 'ocm-access', language: 'system', pass_filenames: false });
    const files = ['dist/a.yaml', 'x.yml', 'x.json', 'x.ts', 'yaml'];
    expect(files.filter(name => new RegExp(hook.files).test(name))).toStrictEqual(files.slice(0, 3));
    const command = [hook.entry, ...hook.args].join(' ');
    expect([GOOD, BAD].map(dist => repository(dist).run(command).status)).toStrictEqual([0, 1]);
  });
});

test('the image is pinned, does not run as root, and holds the packed program', () => {
  const lines = example('Dockerfile').split('\n').filter(line => line !== '' && !line.startsWith('#')).map(line => line.split(' '));
  const of = (instruction: string) => lines.filter(([first]) => first === instruction).map(([, ...rest]) => rest.join(' '));
  const known = ['FROM', 'RUN', 'COPY', 'USER', 'WORKDIR', 'ENTRYPOINT', 'CMD'];
  expect(lines.filter(([first]) => !known.includes(first))).toStrictEqual([]);
  expect(of('FROM').filter(image => !/^[a-z./0-9-]+:v?\d+\.\d+\.\d+[a-z0-9.-]*( AS \w+)?$/.test(image))).toStrictEqual([]);
  expect(of('USER')).toStrictEqual(['1000:1000']);
  expect(lines.map(([first]) => first).lastIndexOf('RUN')).toBeLessThan(lines.map(([first]) => first).indexOf('USER'));
  expect(of('COPY')).toStrictEqual(['--from=kubectl /bin/kubectl /usr/local/bin/kubectl', 'ocm-access-*.tgz /opt/pack/']);
  expect(of('ENTRYPOINT').map(text => JSON.parse(text))).toStrictEqual([['ocm-access']]);
  expect(of('RUN').join()).not.toMatch(/https?:|curl|wget/);
});

describe('the rule for Renovate', () => {
  interface Manager {
    readonly matchStrings: readonly [string, string];
    readonly managerFilePatterns: readonly string[];
    readonly depNameTemplate: string;
    readonly extractVersionTemplate: string;
  }
  const managers: readonly Manager[] = JSON.parse(example('renovate.json')).customManagers;
  /** As Renovate does it: the second expression in what the first one finds. */
  const found = (text: string) => managers.flatMap(({ matchStrings: [block, one], depNameTemplate }) =>
    [...text.matchAll(new RegExp(block, 'g'))].flatMap(([inner]) => [...inner.matchAll(new RegExp(one, 'g'))])
      .map(match => [depNameTemplate, match.groups?.currentValue]));
  const stated = (text: string) => Object.values(parse(text).releases as object).sort();
  const components = Object.keys(JSON.parse(read('docs', 'ocm-access.schema.json')).properties.releases.properties);
  const [inReadme] = /^# yaml-language-server[^]*?(?=^```)/m.exec(read('cli', 'README.md')) ?? [''];
  const lines = components.map((name, i) => `  ${name}: "1.${i}" # seen\n`).join('');
  const all = `fleet: [{name: a, labels: {kueue: '9.9'}}]\nreleases: # what runs\n${lines}rules: {}\n`;

  test.each([
    ['of the README', inReadme],
    ['of the example', read('examples', 'pull-request', 'ocm-access.yaml')],
    ['with every component', all],
    ['in CRLF', all.replace(/\n/g, '\r\n')],
  ])('finds each release in settings %s, and nothing else', (_, text) => {
    expect(found(text).map(([, version]) => version).sort()).toStrictEqual(stated(text));
    expect(new Set(found(text).map(([name]) => name)).size).toBe(stated(text).length);
  });

  test('has each component, by its repository, and takes minors of releases alone', () => {
    expect(managers).toHaveLength(components.length);
    expect(found(all).map(([name]) => name)).toContain('kubernetes-sigs/kueue');
    const minor = new RegExp(managers[0].extractVersionTemplate);
    const versions = ['v0.19.2', 'v0.20.0-rc.1', 'v1.35.0', '0.19.2', 'chart-v0.19.2'].map(tag => minor.exec(tag)?.groups?.version);
    expect(versions).toStrictEqual(['0.19', undefined, '1.35', undefined, undefined]);
    const files = managers.map(({ managerFilePatterns: [pattern] }) => new RegExp(pattern.replace(/^\/|\/$/g, '')).test('hub/ocm-access.yaml'));
    expect(new Set(files)).toStrictEqual(new Set([true]));
  });
});

describe('the nightly job', () => {
  const objects = parseAllDocuments(example('nightly.yaml')).map(document => document.toJS());
  const of = (kind: string) => objects.find(object => object.kind === kind);

  test('has no finding about itself', async () => {
    const { code, out } = await cli(['check', 'nightly.yaml', '--fail-on', 'notice'], { files: { 'nightly.yaml': example('nightly.yaml') } });
    expect({ code, out }).toStrictEqual({ code: 0, out: expect.stringContaining('0 errors') });
  });

  test('may list what an export must contain, and nothing else', async () => {
    const { out } = await cli(['resources']);
    const rules: { apiGroups: string[]; resources: string[]; verbs: string[] }[] = of('ClusterRole').rules;
    const listed = rules.flatMap(({ apiGroups, resources }) => apiGroups.flatMap(group => resources.map(name => group === '' ? name : `${name}.${group}`)));
    expect(listed.sort()).toStrictEqual(out.trim().split('\n').sort());
    expect(new Set(rules.flatMap(({ verbs }) => verbs))).toStrictEqual(new Set(['list']));
    expect(listed).not.toContain('secrets');
    expect(objects.map(({ kind }) => kind)).toStrictEqual(['Namespace', 'ServiceAccount', 'ClusterRole', 'ClusterRoleBinding', 'CronJob']);
  });

  onBash('in its shell', () => {
    const [container] = of('CronJob').spec.jobTemplate.spec.template.spec.containers;
    const KUBECTL = `#!/usr/bin/env bash
echo "$*" >> calls
case "$*" in
  api-resources*) printf 'pods\\nconfigmaps\\nwidgets.example.com\\nclusterroles.rbac.authorization.k8s.io\\n' ;;
  *) cat hub ;;
esac
`;
    const night = (hub: string) => {
      const { cwd, run } = repository(GOOD);
      const bin = folderWith({ 'kubectl': KUBECTL, 'ocm-access': '#!/usr/bin/env bash\nexec npx --no-install ocm-access "$@"\n' });
      fs.readdirSync(bin).forEach(name => fs.chmodSync(path.join(bin, name), 0o755));
      fs.writeFileSync(path.join(cwd, 'hub'), hub);
      const [shell, option, script] = container.command;
      const ran = run(`export PATH='${bin}':"$PATH"; exec ${shell} ${option} "$SCRIPT"`, { SCRIPT: script });
      return { ...ran, calls: fs.readFileSync(path.join(cwd, 'calls'), 'utf8') };
    };

    test('exports what the hub serves of it, and fails on a finding or an empty export', () => {
      const { status, calls } = night(BAD);
      expect({ status, calls }).toStrictEqual({
        status: 1,
        calls: 'api-resources --output name\nget pods,configmaps,clusterroles.rbac.authorization.k8s.io --all-namespaces --output yaml\n',
      });
      expect(night('').status).toBe(2);
      expect(night(yaml([cluster('c1')])).status).toBe(0);
    });
  });
});

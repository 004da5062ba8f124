import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { cli, folderWith } from './cli';
import { BASE, HEAD, pullRequest, State } from '../../examples/pull-request/app';

const root = path.join(__dirname, '..', '..');
const example = path.join(root, 'examples', 'pull-request');
const read = (folder: string) => Object.fromEntries(fs.readdirSync(folder).sort().map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));

beforeEach(() => {
  // The warnings at synth are the subject of the comment.
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterEach(() => jest.restoreAllMocks());

test.each<[string, State]>([['base', BASE], ['head', HEAD]])('the manifests of %s are what the app gives', (name, state) => {
  const outdir = folderWith({});
  pullRequest(outdir, state).synth();
  expect(read(outdir)).toStrictEqual(read(path.join(example, name)));
});

test('the comment is what diff says', async () => {
  const { out, code } = await cli(['diff', 'base', 'head'], {}, example);
  expect(out).toBe(fs.readFileSync(path.join(example, 'comment.md'), 'utf8'));
  expect(code).toBe(0);
});

/** The commands of the page, in a repository with the example as its last two commits. */
const page = fs.readFileSync(path.join(root, 'docs', 'pull-requests.md'), 'utf8');
const commands = [...page.matchAll(/npx --no-install ocm-access ([^\n]+)/g)].map(match => match[1])
  // That of the script is run with the script, see pipeline/.
  .filter(command => !command.includes('$base'));

test('the page has commands', () => {
  expect(commands.length).toBeGreaterThanOrEqual(6);
});

test.each(commands)('ocm-access %s', async command => {
  const fleet = (...names: string[]) =>
    names.map(name =>
      `apiVersion: cluster.open-cluster-management.io/v1\nkind: ManagedCluster\nmetadata: {name: ${name}, labels: {env: prod}}\n`).join('---\n');
  const cwd = folderWith({});
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd }).toString().trim();
  const commit = (name: string, clusters: string) => {
    fs.cpSync(path.join(example, name), path.join(cwd, 'dist'), { recursive: true });
    fs.cpSync(path.join(example, 'ocm-access.yaml'), path.join(cwd, 'ocm-access.yaml'));
    fs.writeFileSync(path.join(cwd, 'fleet.yaml'), clusters);
    git('add', '.');
    git('commit', '-qm', name);
  };
  git('init', '-q');
  commit('base', fleet('eu-1'));
  commit('head', fleet('eu-1', 'eu-2'));
  const args = command.split(' ').map(arg => arg.replace(/^"|"$/g, ''));
  const { code, out, err } = await cli(args, {}, cwd);
  expect(err.replace(/^settings: .*\n/gm, '')).toBe('');
  expect(code).toBe(command.includes('--fail-on') ? 1 : 0);
  const written = args.includes('junit=access.xml') ? fs.readFileSync(path.join(cwd, 'access.xml'), 'utf8') : out;
  expect(written.length).toBeGreaterThan(50);
});

import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { parse } from 'yaml';
import { COMPONENTS } from '../../src/releases/catalogue';
import { versionsOf } from '../../src/releases/component';
import { compareVersions } from '../../src/releases/fact';

const ROOT = path.join(__dirname, '..', '..');
const TS_NODE = path.join(ROOT, 'node_modules', 'ts-node', 'dist', 'bin.js');

function run(input: string, ...args: string[]): string {
  const command = [TS_NODE, '--project', 'test/tsconfig.json', '--transpile-only', 'tools/run/newer-releases.ts', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8', input });
  expect([status, stderr]).toStrictEqual([0, '']);
  return stdout;
}

test('what the catalogue has is not newer, nor is what comes before a release or before all that it has', () => {
  const tagOf = (version: string) => `v${version}${version.split('.').length === 2 ? '.3' : ''}`;
  const tags = COMPONENTS.flatMap(({ key, releases }) => versionsOf(releases).map(version => `${key} ${tagOf(version)}`));
  const others = ['kueue v0.14.9', 'kueue v0.99.0-rc.1', 'kueue helm-chart-1.2.3', 'kueue', 'ocm v1.1.9', 'kueue v0.15.1', 'other v9.9.9', ''];
  expect(run([...tags, ...others].join('\n'))).toBe('');
});

test('of each minor the newest release that the catalogue lacks', () => {
  const next = (key: string) => {
    const versions = versionsOf(COMPONENTS.find(component => component.key === key)!.releases).sort(compareVersions);
    const [major, minor, patch = -1] = versions[versions.length - 1].split('.').map(Number);
    return { patch: `${major}.${minor}.${patch + 1}`, later: `${major}.${minor}.${patch + 12}`, minor: `${major}.${minor + 1}.0` };
  };
  const [kueue, kubernetes] = [next('kueue'), next('kubernetes')];
  const tags = [
    `kueue v${kueue.patch}`, `kueue v${kueue.later}`, 'kueue v0.17.99', `kueue v${kueue.minor}`,
    `kubernetes v${kubernetes.minor}`, `kubernetes v${kubernetes.patch}`,
  ];
  expect(run(tags.join('\n')).trim().split('\n'))
    .toStrictEqual(['kueue 0.17.99', `kueue ${kueue.later}`, `kueue ${kueue.minor}`, `kubernetes ${kubernetes.minor}`]);
});

test('every component has a repository', () => {
  expect(run('', '--repositories').trim().split('\n').map(line => line.split(' ')[0])).toStrictEqual(COMPONENTS.map(({ key }) => key));
});

test('the workflow pins its actions, and the job that writes issues checks nothing out', () => {
  const workflow = parse(fs.readFileSync(path.join(ROOT, '.github', 'workflows', 'new-releases.yml'), 'utf8'));
  const uses = Object.values<{ steps: { uses?: string }[] }>(workflow.jobs).map(({ steps }) => steps.flatMap(step => step.uses ?? []));
  expect(uses.flat().filter(action => !/@[0-9a-f]{40}$/.test(action))).toStrictEqual([]);
  expect([workflow.permissions, workflow.jobs.tell.permissions, uses[1]]).toStrictEqual([{ contents: 'read' }, { issues: 'write' }, []]);
});

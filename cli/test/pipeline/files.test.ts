import * as fs from 'fs';
import * as path from 'path';
import { EXAMPLE, Job, Workflow, workflow } from './workflow';

const DOCS = path.join(EXAMPLE, '..', '..', 'docs');
const WORKFLOWS = ['access.yml', 'access-comment.yml'];
const steps = (of: Workflow) => Object.values(of.jobs).flatMap(job => job.steps);
const scripts = fs.readdirSync(path.join(EXAMPLE, 'scripts'));
const script = (name: string) => fs.readFileSync(path.join(EXAMPLE, 'scripts', name), 'utf8');

describe.each(WORKFLOWS)('%s', name => {
  const all = steps(workflow(name));

  test('has no expression in a line of a shell: values go through env', () => {
    expect(all.filter(({ run }) => run?.includes('${{'))).toStrictEqual([]);
    expect(all.filter(({ run }) => (run ?? '').trim().includes('\n'))).toStrictEqual([]);
  });

  test('pins each action by a commit, with its release in a comment', () => {
    const lines = fs.readFileSync(path.join(EXAMPLE, '.github', 'workflows', name), 'utf8').split('\n').filter(line => line.includes('uses:'));
    expect(lines.length).toBe(all.filter(({ uses }) => uses).length);
    expect(lines.filter(line => !/uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toStrictEqual([]);
    // The same as those of this repository, which run.
    const ours = ['build.yml', 'release.yml'].map(file => fs.readFileSync(path.join(DOCS, '..', '.github', 'workflows', file), 'utf8')).join('');
    expect(lines.filter(line => !ours.includes(line.trim().replace(/^- /, '')))).toStrictEqual([]);
  });

  test('keeps no credentials in the checkout', () => {
    const checkouts = all.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map(one => one.with?.['persist-credentials'])).toStrictEqual([false]);
  });

  test('calls scripts that are there', () => {
    const called = all.flatMap(({ run }) => /bash scripts\/(\S+)/.exec(run ?? '')?.[1] ?? []);
    expect(called.filter(one => !scripts.includes(one))).toStrictEqual([]);
  });
});

test('what runs the code of the author has no right to write', () => {
  const { on, permissions, jobs } = workflow('access.yml');
  expect(on).toBe('pull_request');
  expect(permissions).toStrictEqual({ contents: 'read' });
  expect(Object.values(jobs).filter((job: Job) => job.permissions !== undefined)).toStrictEqual([]);
  expect(JSON.stringify(jobs)).not.toMatch(/token|secrets/i);
});

test('what comments runs nothing of the author: it checks out the default branch, and installs without scripts', () => {
  const { on, permissions, jobs } = workflow('access-comment.yml');
  expect(on).toStrictEqual({ workflow_run: { workflows: [workflow('access.yml').name], types: ['completed'] } });
  expect(permissions).toStrictEqual({});
  expect(jobs.comment.permissions).toStrictEqual({ 'actions': 'read', 'contents': 'read', 'pull-requests': 'write' });
  const [checkout] = jobs.comment.steps;
  expect(checkout.with?.ref).toBe('${{ github.event.repository.default_branch }}');
  expect(jobs.comment.steps.flatMap(({ run }) => run ?? []))
    .toStrictEqual(['npm ci --ignore-scripts', ...['find', 'compare', 'comment'].map(name => `bash scripts/github-${name}.sh`)]);
});

test.each(scripts)('scripts/%s stops at the first mistake, and uses variables in quotes', name => {
  const text = script(name);
  expect(text).toMatch(/^#!\/usr\/bin\/env bash\n# [^]*?\nset -euo pipefail\n/);
  expect(text).not.toMatch(/\$\{\{|\beval\b/);
});

describe('docs/pull-requests.md', () => {
  const page = fs.readFileSync(path.join(DOCS, 'pull-requests.md'), 'utf8');
  const shown = [...page.matchAll(/\[`([^`\n]+)`\]\(\.\.\/examples\/pull-request\/([^)\n]+)\):\n\n```\w+\n([^]*?)```\n/g)]
    .map(([, name, file, text]) => ({ name, file, text }));

  test('shows the files of the example as they are', () => {
    expect(shown.map(({ name }) => name))
      .toStrictEqual(['.github/workflows/access.yml', '.github/workflows/access-comment.yml', 'scripts/compare.sh', '.gitlab-ci.yml']);
    shown.forEach(({ name, file, text }) => {
      expect(file).toBe(name);
      expect(text).toBe(fs.readFileSync(path.join(EXAMPLE, name), 'utf8'));
    });
  });

  test('names every script', () => {
    expect(scripts.filter(name => !page.includes(`scripts/${name}`))).toStrictEqual([]);
  });
});

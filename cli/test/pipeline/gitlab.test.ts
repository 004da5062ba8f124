import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { parse } from 'yaml';
import { EXAMPLE } from './workflow';
import { FORGED, MARKER, PipelineWorld } from './world';

const onBash = process.platform === 'win32' ? describe.skip : describe;
const jobs = parse(fs.readFileSync(path.join(EXAMPLE, '.gitlab-ci.yml'), 'utf8'));
const text = fs.readFileSync(path.join(EXAMPLE, 'comment.md'), 'utf8');

function run(world: PipelineWorld, requests: readonly object[]): { readonly success: boolean; readonly log: string } {
  world.answer('requests', JSON.stringify(requests));
  world.checkout();
  const { script, variables } = jobs['access-comment'];
  const env = world.env({
    CI_API_V4_URL: 'https://gitlab.example/api/v4',
    CI_PROJECT_ID: '3',
    CI_DEFAULT_BRANCH: 'main',
    ACCESS_COMMENT_TOKEN: 'secret',
    TMPDIR: world.temp,
    ...variables,
  });
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-e', '-c', script.join('\n')], {
    cwd: world.clone, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { success: status === 0, log: stdout + stderr };
}

onBash('on GitLab, a job of the default branch', () => {
  test('writes a note on each merge request, of what ocm-access finds in it', () => {
    const world = new PipelineWorld();
    const sha = world.propose({ 'comment.md': FORGED, 'package-lock.json': 'evil', 'scripts/compare.sh': 'cp "$RECORD/forged" "$3"\n' });
    expect(run(world, [{ iid: 7, sha }])).toStrictEqual({ success: true, log: expect.any(String) });
    expect(world.recorded('comment-7')).toBe(`${text}\nHead ${sha}, base ${world.git(world.origin, 'rev-parse', 'main')}.\n`);
    expect(world.recorded('calls')).toMatch(/^npm ci --ignore-scripts\n[^]*--request POST [^\n]*\/merge_requests\/7\/notes\n$/);
    expect(world.recorded('calls')).toContain('\ntoken:\n');
  });

  test('writes over its own note, and over that of nobody else', () => {
    const world = new PipelineWorld();
    const note = (id: number, author: number, body: string) => ({ id, author: { id: author }, body });
    world.answer('notes', JSON.stringify([note(1, 41, FORGED), note(2, 42, 'hello'), note(3, 42, FORGED)]));
    expect(run(world, [{ iid: 7, sha: world.propose() }]).success).toBe(true);
    expect(world.recorded('calls')).toMatch(/--request PUT [^\n]*\/notes\/3\n$/);
  });

  test('one that is broken fails the job, and does not keep another from its note', () => {
    const world = new PipelineWorld();
    const broken = world.propose({ 'ocm-access.yaml': 'nonsense: true\n', 'comment.md': FORGED }, 8);
    world.startAgain();
    const honest = world.propose({}, 9);
    const { success, log } = run(world, [{ iid: 6, sha: honest }, { iid: 8, sha: broken }, { iid: 9, sha: honest }, { iid: 9, sha: broken }]);
    expect(success).toBe(false);
    expect(log).toContain('!9 has a newer commit');
    expect(world.recorded('comment-6')).toBeUndefined();
    expect(world.recorded('comment-8')?.startsWith(MARKER)).toBe(true);
    expect(world.recorded('comment-8')).not.toContain('No change of access');
    expect(world.recorded('comment-9')?.startsWith(text)).toBe(true);
  });

  test('has nothing to do where no merge request is open', () => {
    expect(run(new PipelineWorld(), [])).toStrictEqual({ success: true, log: '' });
  });
});

test('the job with the token runs on the default branch only, and the author\'s code in the other', () => {
  const rules = (job: string) => jobs[job].rules.map((rule: { if: string }) => rule.if);
  expect(rules('access-comment')).toStrictEqual(['$CI_PIPELINE_SOURCE == "schedule" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH']);
  expect(rules('access')).toStrictEqual(['$CI_PIPELINE_SOURCE == "merge_request_event"']);
});

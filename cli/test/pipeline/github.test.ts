import * as fs from 'fs';
import * as path from 'path';
import { EXAMPLE, holds, JobRan, runJob, workflow } from './workflow';
import { Files, FORGED, MARKER, PipelineWorld } from './world';
import { application, yaml } from '../world';

const onBash = process.platform === 'win32' ? describe.skip : describe;
const { comment } = workflow('access-comment.yml').jobs;

interface Case {
  /** The commit of the author. */
  readonly head?: Files;
  /** What the artifact has beside the folder of the author. */
  readonly artifact?: Files;
  readonly noArtifact?: boolean;
  readonly base?: Files;
  /** What the API answers, with `SHA` for the commit of the author. */
  readonly pulls?: string;
  readonly comments?: string;
  readonly world?: PipelineWorld;
}

function run({
  head = {}, artifact = {}, base = {}, pulls = '7\tSHA\tmain\n', comments = '', noArtifact = false, world = new PipelineWorld(base),
}: Case): JobRan & { world: PipelineWorld } {
  const sha = world.propose(head);
  world.answer('pulls', pulls.replace(/SHA/g, sha));
  world.answer('comments', comments);
  const ran = runJob(comment, {
    cwd: world.clone,
    env: world.env({ GITHUB_REPOSITORY: 'o/r', GITHUB_ACTIONS: 'true' }),
    context: {
      github: { token: 'secret', event: { workflow_run: { head_sha: sha, id: 1, event: 'pull_request' }, repository: { default_branch: 'main' } } },
      runner: { temp: world.temp },
    },
    actions: {
      'actions/checkout': () => world.checkout(),
      'actions/setup-node': () => undefined,
      'actions/download-artifact': inputs => {
        if (noArtifact) {
          throw new Error('no artifact');
        }
        world.unpack(inputs.path, artifact);
      },
    },
  });
  return { ...ran, world };
}

const text = fs.readFileSync(path.join(EXAMPLE, 'comment.md'), 'utf8');
/** That of the example, with the commits below it. */
const expected = expect.stringMatching(/^[^]*\nHead [0-9a-f]{40}, base [0-9a-f]{40}\.\n$/);
const above = (comment_: string | undefined) => comment_?.slice(0, comment_.lastIndexOf('\nHead '));

onBash('with an honest head', () => {
  test('the comment is ours, and the job passes', () => {
    const { success, log, world } = run({});
    expect({ success, log }).toStrictEqual({ success: true, log: expect.any(String) });
    expect(world.recorded('comment')).toStrictEqual(expected);
    expect(above(world.recorded('comment'))).toBe(text);
    expect(fs.readFileSync(path.join(world.temp, 'summary'), 'utf8')).toBe(world.recorded('comment'));
    const calls = world.recorded('calls')?.split('\n') ?? [];
    expect(calls[0]).toBe('npm ci --ignore-scripts');
    expect(calls).toContain('token:');
    expect(calls.join('\n')).toMatch(/^gh api --silent --method POST repos\/o\/r\/issues\/7\/comments --field body=@/m);
  });

  test('the comment of an earlier run is written over', () => {
    const { success, world } = run({ comments: '1001\n1002\n' });
    expect(success).toBe(true);
    expect(world.recorded('calls')).toMatch(/--method PATCH repos\/o\/r\/issues\/comments\/1001 /);
  });

  test('what others merged since the branch was made is not part of the change', () => {
    const world = new PipelineWorld();
    const other = yaml(application('other', ['eu-1']));
    world.mergeOther('dist/other.k8s.yaml', other);
    expect(above(run({ world, artifact: { 'other.k8s.yaml': other } }).world.recorded('comment'))).not.toMatch(/ [1-9]\d* loss|Access lost/);
  });

  test('the first pull request has no base: everything is a gain, and the headline has it', () => {
    const { success, world } = run({ base: { dist: undefined } });
    expect(success).toBe(true);
    expect(world.recorded('comment')).toMatch(/\*\*\d+ gains, 0 losses, .*; the base has no such folder, and counts as empty\.\*\*/);
  });

  test('the files that the example writes on disk are those of its commit alone', () => {
    const { world } = run({ head: { 'package-lock.json': 'evil', 'hook.sh': 'exit 1' } });
    expect(fs.existsSync(path.join(world.clone, 'hook.sh'))).toBe(false);
    expect(fs.readFileSync(path.join(world.clone, 'package-lock.json'), 'utf8')).toBe('{}');
  });
});

onBash('with a hostile head', () => {
  const absent = (ran: JobRan & { world: PipelineWorld }, why: RegExp) => {
    expect(ran.log).toMatch(why);
    expect({ success: ran.success, comment: ran.world.recorded('comment') }).toStrictEqual({ success: false, comment: undefined });
  };

  const refused = (ran: JobRan & { world: PipelineWorld }, why: RegExp) => {
    expect(ran.log).toMatch(why);
    const comment_ = `${MARKER}\n## Access\n\n**Not compared.** The log of the job has the reason.\n`;
    expect({ success: ran.success, comment: above(ran.world.recorded('comment')) }).toStrictEqual({ success: false, comment: comment_ });
  };

  test.each<[string, Case]>([
    ['a comment of its own', { head: { 'comment.md': FORGED, 'dist/comment.md': FORGED } }],
    ['a replaced lockfile', { head: { 'package-lock.json': '{"evil": true}', '.npmrc': 'ignore-scripts=false\n' } }],
    ['scripts of its own', {
      head: Object.fromEntries(fs.readdirSync(path.join(EXAMPLE, 'scripts')).map(name => [`scripts/${name}`, 'cp "$RECORD/forged" "$RECORD/comment"\n'])),
    }],
    ['a program of its own', { head: { 'node_modules/.bin/ocm-access': 'cp "$RECORD/forged" "$RECORD/comment"\n' } }],
  ])('%s: the comment is ours all the same', (_, what) => {
    const { success, world, log } = run(what);
    expect({ log, comment: world.recorded('comment') }).toStrictEqual({ log: expect.any(String), comment: expect.stringContaining('gains, ') });
    expect(world.recorded('comment')).not.toContain('**No change of access.**');
    expect(success).toBe(true);
  });

  test('with broken settings the comment has our reason, and the job fails', () => {
    const { success, world } = run({ head: { 'ocm-access.yaml': 'nonsense: true\n', 'comment.md': FORGED } });
    expect(success).toBe(false);
    expect(world.recorded('comment')?.startsWith(MARKER)).toBe(true);
    expect(world.recorded('comment')).toContain('nonsense');
    expect(world.recorded('comment')).not.toContain('No change of access');
  });

  test('with settings that switch rules off, the base decides, and the comment has it', () => {
    const { world } = run({ head: { 'ocm-access.yaml': 'releases: {managedServiceAccount: "0.11"}\nrules: {validity-long: {level: "off", reason: mine}}\n' } });
    expect(world.recorded('comment')).toContain('### Changed decisions');
    expect(world.recorded('comment')).toContain('### Access gained');
  });

  test('with links in the commit, nothing outside is read', () => {
    const links = { 'dist/out.yaml': { to: '/etc/passwd' }, 'dist/up.yaml': { to: '../../../secret' } };
    refused(run({ head: links }), /the artifact has a link/);
    const { success, world } = run({ head: links, artifact: { 'out.yaml': 'root: x\n', 'up.yaml': 'a: 1\n' } });
    expect({ success, comment: world.recorded('comment') }).toStrictEqual({ success: false, comment: expect.stringContaining('**Not compared.**') });
  });

  test.each<[string, Files]>([
    ['a link', { 'z.yaml': { to: '/etc/passwd' } }],
    ['a link to a folder', { z: { to: '/etc' } }],
  ])('with %s in the artifact nothing is compared', (_, artifact) => {
    refused(run({ artifact }), /the artifact has a link/);
  });

  test.each<[string, Files]>([
    ['another manifest', { 'rollout.k8s.yaml': 'a: 1\n' }],
    ['one less', { 'auditor.k8s.yaml': undefined }],
    ['a forged comment', { 'comment.md': FORGED }],
    ['a hidden file', { '.x': '' }],
    ['a file named like an option', { '--output-file=x.yaml': '' }],
    ['a name with a line break and a command', { 'a\n::stop-commands::x\n.yaml': '' }],
  ])('an artifact with %s is not that of the commit', (_, artifact) => {
    refused(run({ artifact }), /the artifact has other manifests than the commit/);
  });

  test('odd names that the commit has too are read, and cannot command the runner', () => {
    const odd = { 'dist/--output-file=x.yaml': 'a: [\n', 'dist/a\n::stop-commands::x\n.yaml': 'b: [\n', 'dist/##[stop-commands]y.yaml': 'c: [\n' };
    const { success, world, log } = run({ head: odd });
    expect(success).toBe(false);
    expect(world.recorded('comment')).toContain('### Could not be read');
    expect(world.recorded('comment')).toContain('--output-file=x.yaml');
    expect(log).not.toMatch(/^::|##\[stop/m);
  });

  test.each<[string, string, RegExp]>([
    ['no pull request', '', /^0 open pull requests/m],
    ['one with a newer commit', '7\t0123456789012345678901234567890123456789\tmain\n', /^0 open pull requests/m],
    ['one to another branch', '7\tSHA\trelease\n', /^0 open pull requests/m],
    ['two', '7\tSHA\tmain\n8\tSHA\tmain\n', /^2 open pull requests/m],
    ['a number that is none', '7;x\tSHA\tmain\n', /^0 open pull requests/m],
  ])('where the API has %s, there is no comment', (_, pulls, why) => {
    absent(run({ pulls }), why);
  });

  test('where the pull request has conflicts, nothing is compared', () => {
    const world = new PipelineWorld();
    world.mergeOther('dist/rollout.k8s.yaml', 'a: 1\n');
    refused(run({ world }), /has conflicts with its base/);
  });

  test('where the first job brings no artifact, the comment of an earlier commit does not stay', () => {
    const ran = run({ noArtifact: true, comments: '1001\n' });
    refused(ran, /no artifact/);
    expect(ran.world.recorded('calls')).toContain('/issues/comments/1001 ');
  });
});

test('only runs of pull requests are looked at', () => {
  const on = (event: string) => holds({ github: { event: { workflow_run: { event } } } }, comment.if ?? '');
  expect([on('pull_request'), on('push'), on('workflow_dispatch')]).toStrictEqual([true, false, false]);
});

import { cli } from '../cli';
import { account, cluster, names, permission, yaml } from '../world';

const REMEDY = 'bind a ManagedServiceAccount instead, or suppress this finding with a reason';
const EVIL = 'x|`</details>';
const users = (...all: string[]) => permission('c1', 'shared', undefined, all.map(name => ({ kind: 'User', name })));
const count = (text: string, part: string) => text.split(part).length - 1;
const diff = (...head: Record<string, unknown>[]) =>
  cli(['diff', 'base', 'head'], { files: { 'base/a.yaml': yaml([cluster('c1')]), 'head/a.yaml': yaml([cluster('c1'), ...head]) } });

test('check writes a remedy that findings share once, under the last of them, and the question that each asks at each', async () => {
  const { out } = await cli(['check', '-'], { stdin: yaml([cluster('c1'), users('jane', 'john')]) });
  const section = out.split('\n\n').filter(text => text.includes('hub-identity-reach'));
  expect(section).toHaveLength(1);
  expect(count(out, REMEDY)).toBe(1);
  expect(section[0].split('\n').slice(-2)).toStrictEqual([`  For the 2 findings above: ${REMEDY}`, expect.stringMatching(/hub-identity-reach\.md$/)]);
  expect(section[0].split('\n').filter(line => line.startsWith('  To decide: ')).sort()).toStrictEqual([
    '  To decide: Should hub user jane reach cluster \'c1\'?', '  To decide: Should hub user john reach cluster \'c1\'?',
  ]);
});

test('changes of objects that differ are at each finding, and those that do not at the end', async () => {
  const stdin = yaml([account('c1', 'a', '30d'), account('c1', 'b', '31d'), account('c1', 'c', '8640h0m0s'), account('c2', 'd', '9640h0m0s')]);
  const { out } = await cli(['check', '-'], { stdin });
  for (const section of out.split('\n\n').filter(text => /^(error|warning) validity-/.test(text))) {
    expect(count(section, '\n  patch: ')).toBe(1);
    expect(section).toMatch(/For the 2 findings above: .*\n {2}patch: .*\n {2}https:/);
  }
});

test('another remedy of the same rule stays apart, and one finding keeps its remedy in its sentence', async () => {
  const { out } = await cli(['check', '-'], { stdin: yaml([cluster('c1'), users('jane')]) });
  expect(out).toContain(`needs no token of an account; ${REMEDY}\n`);
  expect(out).not.toContain('above:');
});

test('the comment and the report list what has the same remedy below it', async () => {
  const { out: comment } = await diff(users('jane', EVIL));
  const { out: report } = await cli(['report', '-', '-o', 'markdown'], { stdin: yaml([cluster('c1'), users('jane', EVIL)]) });
  for (const text of [comment, report]) {
    expect(count(text, REMEDY)).toBe(1);
    expect(text).toMatch(new RegExp(`^- \\*\\*warning\\*\\* \\[\`hub-identity-reach\`\\]\\(\\S+\\): for the 2 findings below, ${REMEDY}$`, 'm'));
    expect(text).toMatch(/^ {2}- ClusterPermission c1\/shared-access: .*needs no token of an account$/m);
    expect(text).toContain('hub user x\\|\\`&lt;/details&gt; can use');
    expect(text).not.toContain(EVIL);
  }
});

test('the number of findings counts every object', async () => {
  const on = (fleet: string[], name: string, validity: string) => fleet.map(where => account(where, name, validity));
  const { out } = await diff(...on(names(3), 'a', '8640h0m0s'), ...on(names(4), 'b', '9640h0m0s'));
  expect(out).toMatch(/`validity-long`\]\(\S+\): for the 7 findings below, use 24h0m0s\n {2}- ManagedServiceAccount cluster-0001\/a: .*\. The same holds for 2 more: .*\n {2}- .*for 3 more/);
});

test('what is newly suppressed keeps its reason at each finding', async () => {
  const settings = (kind: string) => `suppressions: [{rule: ${kind}, kind: ClusterPermission, reason: the auditors}]\n`;
  const { out } = await cli(['diff', 'base', 'head'], {
    files: {
      'base/a.yaml': yaml([cluster('c1')]),
      'head/a.yaml': yaml([cluster('c1'), users('jane', 'john')]),
      'head/ocm-access.yaml': settings('hub-identity-reach'),
    },
  });
  const section = out.slice(out.indexOf('### Newly suppressed'));
  expect(count(section, REMEDY)).toBe(1);
  expect(count(section, '. Reason: the auditors')).toBe(2);
});

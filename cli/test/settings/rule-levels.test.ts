import { cli } from '../cli';
import { account, application, cluster, yaml } from '../world';

/** A repository with findings of one rule. */
const NAMES = Array.from({ length: 200 }, (_, i) => `c${i}`);
const MANIFESTS = yaml([...NAMES.map(name => cluster(name)), ...NAMES.map(name => account(name, 'odd', '30d'))]);
const level = (word: string) => `rules: {validity-not-a-duration: {level: ${word}, reason: they go away in March}}\n`;
const check = (settings: string, ...more: string[]) => cli(['check', 'a.yaml', ...more], { files: { 'a.yaml': MANIFESTS, 'ocm-access.yaml': settings } });

test('a rule of 200 findings can be lowered, and is named', async () => {
  const { code, out } = await check(level('notice'));
  expect([code, out]).toStrictEqual([0, expect.stringMatching(/0 errors, 0 warnings, 200 notices .*rules at another level: validity-not-a-duration \(notice\)/)]);
  expect((await check(level('notice'), '--fail-on', 'notice')).code).toBe(1);
});

test('a rule of 200 findings can be switched off, and its findings are counted', async () => {
  const { code, out } = await check(level('off'));
  expect([code, out]).toStrictEqual([0, expect.stringMatching(/0 errors, .*rules off: validity-not-a-duration \(200 findings\)/)]);
  expect(out).not.toContain('suppressed');
  const { rules, suppressed } = JSON.parse((await check(level('off'), '--format', 'json')).out);
  expect(rules.find(({ rule }: { rule: string }) => rule === 'validity-not-a-duration'))
    .toStrictEqual({ rule: 'validity-not-a-duration', looked: 200, findings: 200, unknowns: 0, level: 'off', reason: 'they go away in March' });
  expect(suppressed).toHaveLength(200);
  expect((await check(level('off'), '--format', 'junit')).out).toContain('<skipped message="switched off: they go away in March; 200 findings"/>');
});

test('each command that shows findings names what is switched off', async () => {
  const words = 'rules off: validity-not-a-duration (200 findings)';
  expect((await check(level('off'), '--format', 'github')).out).toBe(`::notice title=settings::${words}\n`);
  for (const format of ['text', 'markdown']) {
    const { out } = await cli(['report', 'a.yaml', '--format', format], { files: { 'a.yaml': MANIFESTS, 'ocm-access.yaml': level('off') } });
    expect(out).toContain(words);
  }
});

test('a name that is not that of a rule is refused with what is near, in its file and line', async () => {
  const { code, err, out } = await check('complete: true\nrules:\n  validity-not-duration: {level: off, reason: r}\n');
  expect([code, out]).toStrictEqual([2, '']);
  expect(err).toMatch(/\nocm-access\.yaml:3: rules\.validity-not-duration = 'off': there is no such rule; did you mean validity-not-a-duration/);
});

describe('a pull request that changes levels', () => {
  const base = yaml([cluster('c1'), ...application('my-app', ['c1'])]);
  const odd = `${base}---\n${yaml([account('c1', 'odd', '30d')])}`;
  const diff = (manifests: string, settings: string) => cli(['diff', 'base', 'head', '--fail-on', 'suppressed'], {
    files: { 'base/a.yaml': base, 'head/a.yaml': manifests, 'head/ocm-access.yaml': settings },
  });

  test('is judged by the levels of the base', async () => {
    const off = await diff(odd, level('off'));
    expect([off.code, off.out]).toStrictEqual([1, expect.stringContaining('### Newly suppressed')]);
    expect(off.out).toContain('Reason: they go away in March');
    const low = await diff(odd, level('notice'));
    expect(low.out).toContain('The head reports it as notice. Reason: they go away in March');
    expect(low.out).toMatch(/### New findings\n\n(- .*\n)*- \*\*error\*\*/);
  });

  test('is answered where no finding needs it yet', async () => {
    const { code, out } = await diff(base, level('off'));
    expect([code, out]).toStrictEqual([1, expect.stringContaining('- **rules** validity-not-a-duration: not decided → off: they go away in March')]);
    expect(out).toContain('1 changed decision');
  });
});

import { AccessModel, AccessOptions, RuleLevel, RuleSetting, Severity } from '../../../src';
import { Json } from '../../../src/kubernetes/json';
import { account, application, configuration, instead, kueueConfig, MEANT, multiKueue, OPTIONS, permission, subject } from '../../fixtures/builders';

const model = (manifests: Json[], options: AccessOptions = {}) =>
  AccessModel.fromManifests(manifests, { ...OPTIONS, unmanagedFrameworks: MEANT, ...options });
const LONG = [account('c1', 'x', { validity: '8640h' })];
const at = (level: RuleLevel, reason = 'we renew by hand'): Record<string, RuleSetting> => ({ 'validity-long': { level, reason } });
const long = (options: AccessOptions) => model(LONG, { complete: false, ...options }).findings.filter(({ rule }) => rule === 'validity-long');

const LEVELS = [[RuleLevel.ERROR, 'error'], [RuleLevel.WARNING, 'warning'], [RuleLevel.NOTICE, 'notice']] as const;

test.each(LEVELS)('%s is the level of all findings of the rule', (level, is) => {
  expect(long({ rules: at(level) }).map(({ severity }) => severity)).toStrictEqual([is]);
});

test('what a rule that is off finds is set aside with the reason, and the outcome has it', () => {
  const asked = model(LONG, { complete: false, rules: at(RuleLevel.OFF) });
  expect(asked.findings.map(({ rule }) => rule)).not.toContain('validity-long');
  expect(asked.suppressed.map(({ finding, reason }) => [finding.rule, reason])).toStrictEqual([['validity-long', 'we renew by hand']]);
  expect(asked.outcomes.find(({ rule }) => rule === 'validity-long'))
    .toMatchObject({ looked: 1, findings: 1, level: 'off', reason: 'we renew by hand' });
  expect(asked.toJson().rules).toStrictEqual(asked.outcomes);
  expect(model(LONG).outcomes.find(({ rule }) => rule === 'validity-long')).not.toHaveProperty('level');
});

test('a suppression of a rule that is off has still a finding', () => {
  const suppressions = [{ rule: 'validity-long', kind: 'ManagedServiceAccount', reason: 'offline' }];
  const asked = model(LONG, { complete: false, suppressions, rules: at(RuleLevel.OFF) });
  expect(asked.findings.map(({ rule }) => rule)).not.toContain('suppression-without-finding');
  expect(asked.suppressed.map(({ reason }) => reason)).toStrictEqual(['offline']);
});

test('the rule about suppressions has a level too', () => {
  const suppressions = [{ rule: 'binding-name', kind: 'ManagedClusterSetBinding', reason: 'once was' }];
  const rules = { 'suppression-without-finding': { level: RuleLevel.ERROR, reason: 'we keep the list short' } };
  expect(model(LONG, { complete: false, suppressions, rules }).findings.find(({ rule }) => rule === 'suppression-without-finding')?.severity).toBe('error');
});

test.each<[string, Record<string, RuleSetting>, RegExp]>([
  ['an unknown rule', { 'validty-long': at(RuleLevel.OFF)['validity-long'] }, /rules\.validty-long = 'off': there is no such rule; did you mean validity-long/],
  ['a name like none', { xyz: at(RuleLevel.OFF)['validity-long'] }, /rules\.xyz = 'off': there is no such rule; docs\/rules\.md lists the rules$/],
  ['an empty reason', at(RuleLevel.OFF, ' '), /rules\.validity-long\.reason = ' ': is empty; give why this is right$/],
  ['another level', at('quiet' as RuleLevel), /rules\.validity-long\.level = 'quiet': is not a level; use error, warning, notice, off$/],
])('%s is refused', (_, rules, words) => {
  expect(() => long({ rules })).toThrow(words);
});

describe('access paths', () => {
  const broken = instead(multiKueue(), 'ConfigMap', kueueConfig(configuration({ featureGates: {} })));
  const step = (rules: Record<string, RuleSetting>) => model(broken, { rules }).explain('kueue-system/multikueue', 'w1').failing?.rule;

  test('an error at a lower level breaks no step, and neither does one that is off', () => {
    expect(step({})).toBe('kueue-feature-gates');
    for (const level of [RuleLevel.WARNING, RuleLevel.NOTICE, RuleLevel.OFF]) {
      expect(step({ 'kueue-feature-gates': { level, reason: 'a patch sets it' } })).toBeUndefined();
    }
    expect(step({ 'kueue-feature-gates': { level: RuleLevel.ERROR, reason: 'as it is' } })).toBe('kueue-feature-gates');
  });

  test('a warning that is raised is no less access', () => {
    const broad = permission('c1', 'my-app', { clusterRoleBinding: { roleRef: { kind: 'ClusterRole', name: 'cluster-admin' }, subject: subject('my-app') } });
    const manifests = instead(application(), 'ClusterPermission', broad);
    const state = (rules: Record<string, RuleSetting>) => model(manifests, { rules }).explain('my-app/my-app', 'c1').path
      .find(({ step: name }) => name === 'permission')?.state;
    expect(state({ 'permission-broad': { level: RuleLevel.ERROR, reason: 'not here' } })).toBe(state({}));
  });

  test('a question of a rule that is off is not open, and is counted', () => {
    const half = application().filter(({ kind }) => kind !== 'ClusterPermission');
    const open = (options: AccessOptions) => model(half, { complete: false, ...options });
    const rule = 'account-without-permission';
    const rules = { [rule]: { level: RuleLevel.OFF, reason: 'from elsewhere' } };
    const unknowns = (asked: AccessModel) => asked.unknowns.filter(one => one.rule === rule).length;
    const counted = (asked: AccessModel) => asked.outcomes.find(one => one.rule === rule)?.unknowns;
    expect(unknowns(open({}))).toBeGreaterThan(0);
    expect([unknowns(open({ rules })), counted(open({ rules }))]).toStrictEqual([0, counted(open({}))]);
  });
});

describe('a comparison is judged by the levels of the base', () => {
  const diff = (base: AccessOptions, head: AccessOptions, manifests = LONG) => model([], { ...base }).diff(model(manifests, { ...head }));
  const OFF = { complete: false, rules: at(RuleLevel.OFF) };
  const LOW = { complete: false, rules: at(RuleLevel.NOTICE) };
  const NONE = { complete: false };

  test('what the head switches off is newly suppressed, with its reason, and the decision is named', () => {
    const found = diff(NONE, OFF);
    expect(found.newlySuppressed.map(({ rule, severity, reason, level }) => [rule, severity, reason, level]))
      .toStrictEqual([['validity-long', 'warning', 'we renew by hand', undefined]]);
    expect(found.newFindings.map(({ rule }) => rule)).not.toContain('validity-long');
    expect(found.changedDecisions).toStrictEqual([{ decision: 'rules', subject: 'validity-long', after: 'off: we renew by hand' }]);
  });

  test('what the head lowers is new at the level of the base, and named with the level of the head', () => {
    const found = diff(NONE, LOW);
    expect(found.newFindings.filter(({ rule }) => rule === 'validity-long').map(({ severity }) => severity)).toStrictEqual([Severity.WARNING]);
    expect(found.newlySuppressed.map(({ severity, level, reason }) => [severity, level, reason])).toStrictEqual([['warning', 'notice', 'we renew by hand']]);
  });

  test('what the head raises, or no longer switches off, hides nothing', () => {
    expect(diff(NONE, { complete: false, rules: at(RuleLevel.ERROR) }).newlySuppressed).toStrictEqual([]);
    const found = diff(OFF, NONE);
    expect([...found.newFindings, ...found.newlySuppressed].map(({ rule }) => rule)).not.toContain('validity-long');
    expect(found.changedDecisions).toStrictEqual([{ decision: 'rules', subject: 'validity-long', before: 'off: we renew by hand' }]);
  });

  test('a decision that hides nothing yet is a change all the same', () => {
    const found = diff(NONE, OFF, []);
    expect([found.changed, found.newlySuppressed, found.changedDecisions.length]).toStrictEqual([true, [], 1]);
  });

  test('every decision is compared, by what it is about', () => {
    const head = {
      complete: true,
      suppressions: [{ rule: 'binding-name', kind: 'ManagedClusterSetBinding', name: 'x', reason: 'r' }],
      kindsWithoutBearing: [{ kind: 'Thing', reason: 'r' }],
      rightsGrantedElsewhere: ['x'],
    };
    expect(model([], { complete: false }).diff(model([], head)).changedDecisions).toStrictEqual([
      { decision: 'kindsWithoutBearing', subject: 'Thing', after: 'r' },
      { decision: 'rightsGrantedElsewhere', subject: 'x', after: 'yes' },
      { decision: 'suppressions', subject: 'binding-name ManagedClusterSetBinding x', after: 'r' },
    ]);
  });
});

import * as fs from 'fs';
import * as path from 'path';
import { ALL_CASES } from './all-cases';
import { describeFinding } from '../../../src/analysis/engine/describe';
import { runRules } from '../../../src/analysis/engine/run-rules';
import { AccessGraph } from '../../../src/analysis/graph/access-graph';
import { RULES } from '../../../src/analysis/rules';
import { Json } from '../../../src/kubernetes/json';
import { applyRemedy } from '../../fixtures/apply-remedy';
import { application, multiKueue } from '../../fixtures/builders';
import { Firing, Input, NOTHING_STATED, optionsOf, rulesFor } from '../../fixtures/rule-cases';

const graph = (input: Input) => new AccessGraph(input.manifests, optionsOf(input));

function judged(rule: string, input: Input, rules = rulesFor(rule)) {
  const judgement = runRules(graph(input), rules);
  return {
    findings: judgement.findings.filter(finding => finding.rule === rule).map(describeFinding),
    unknowns: judgement.unknowns.filter(unknown => unknown.rule === rule),
    looked: judgement.outcomes.find(outcome => outcome.rule === rule)?.looked,
  };
}

/** What the test of a firing rule asks for; also asked with the rule taken out. */
function fires(rule: string, firing: Firing, rules = rulesFor(rule)): boolean {
  const { findings } = judged(rule, firing, rules);
  return findings.length === (firing.times ?? 1)
    && findings.some(({ field, messageId, severity }) => field === firing.field && messageId === firing.message
      && (firing.severity === undefined || severity === firing.severity));
}

/** What a finding's remedy leads to. Texts that only a person can write are left alone. */
function remedied(rule: string, firing: Firing): readonly Json[] | undefined {
  let manifests = firing.manifests;
  for (let round = 0; round < 10; round++) {
    const [next] = judged(rule, { ...firing, manifests }).findings;
    if (!next) {
      return manifests;
    }
    if (next.remedy.question !== undefined) {
      return undefined;
    }
    manifests = applyRemedy(manifests, next);
  }
  throw new Error(`the remedies of ${rule} do not end`);
}

test('every rule has its cases', () => {
  expect(ALL_CASES.map(cases => cases.rule).sort()).toStrictEqual(RULES.map(rule => rule.id).sort());
});

/** The rules of a folder as `<topic>/<rule>`, by the end of their files' names. */
function filesOf(folder: string, end: string): string[] {
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(file => file.split(path.sep).join('/'));
  return files.filter(file => file.includes('/') && file.endsWith(end)).map(file => file.slice(0, -end.length)).sort();
}

test('the cases of a rule are where the rule is', () => {
  expect(filesOf(__dirname, '.cases.ts')).toStrictEqual(filesOf(path.join(__dirname, '..', '..', '..', 'src', 'analysis', 'rules'), '.ts'));
});

test('an application and MultiKueue in order give no finding at all, and nothing is left open', () => {
  const { findings, unknowns } = runRules(graph({ manifests: [...application(), ...multiKueue()] }), RULES);
  expect([findings.map(finding => finding.messageId), unknowns]).toStrictEqual([[], []]);
});

test.each(ALL_CASES)('every message of $rule has a case', ({ rule, fires: firing }) => {
  const messages = Object.keys(RULES.find(({ id }) => id === rule)?.messages ?? {});
  expect([...new Set(firing.map(({ message }) => message))].sort()).toStrictEqual(messages.sort());
});

describe.each(ALL_CASES)('$rule', ({ rule, fires: firing, silent = [], notApplicable, unknown = [] }) => {
  const { traps } = RULES.find(r => r.id === rule) ?? { traps: [] };
  const ids = traps.join(' ');

  test.each(firing)(`${ids} ${rule} fires where $when`, one => {
    const { findings: found, looked } = judged(rule, one);
    expect(found.map(finding => finding.messageId)).toContain(one.message);
    expect(found).toHaveLength(one.times ?? 1);
    expect(found.map(finding => finding.field)).toContain(one.field);
    expect(found[0].traps).toStrictEqual(traps);
    // The engine looks at suppressions.
    expect((looked ?? 0) > 0).toBe(rule !== 'suppression-without-finding');
    if (one.severity !== undefined) {
      expect(found.map(finding => finding.severity)).toContain(one.severity);
    }
  });

  test.each(firing)(`${ids} ${rule}: the remedy is a question, or data that ends the finding, where $when`, one => {
    for (const { remedy } of judged(rule, one).findings) {
      expect([remedy.question, remedy.patch, remedy.add, remedy.remove].filter(part => part !== undefined)).toHaveLength(1);
    }
    const after = remedied(rule, one);
    if (after) {
      expect(judged(rule, { ...one, manifests: after }).findings).toStrictEqual([]);
    }
  });

  test(`${ids} ${rule} finds nothing where everything is in order`, () => {
    expect(judged(rule, { manifests: [...application(), ...multiKueue()] }).findings).toStrictEqual([]);
    for (const input of silent) {
      const { findings, unknowns } = judged(rule, input);
      expect([findings.map(finding => finding.message), unknowns]).toStrictEqual([[], []]);
    }
  });

  test(`${ids} ${rule} finds nothing in what others own`, () => {
    for (const { manifests, options, field } of firing) {
      const stated = field.startsWith('releases.') || field.startsWith('assume.') ? { releases: {}, assume: {} } : {};
      const background = { ...options, ...stated, suppressions: [], acknowledgedCopies: [], background: [...manifests] };
      const { findings, unknowns } = judged(rule, { manifests: [], options: background });
      expect([findings.map(finding => finding.message), unknowns]).toStrictEqual([[], []]);
    }
  });

  test(`${ids} ${rule} does not apply where there is nothing to look at`, () => {
    expect(judged(rule, notApplicable)).toStrictEqual({ findings: [], unknowns: [], looked: 0 });
  });

  test(`${ids} ${rule} ${unknown.length > 0 ? 'names the input that it lacks' : 'needs only the object'}`, () => {
    for (const input of unknown) {
      const { findings, unknowns } = judged(rule, input);
      expect(unknowns.map(u => u.messageId)).toContain(input.missing);
      expect(unknowns.map(u => u.traps)).toStrictEqual(unknowns.map(() => traps));
      expect(findings.map(finding => finding.message)).toStrictEqual([]);
    }
    if (unknown.length === 0) {
      for (const input of firing) {
        expect(judged(rule, { ...input, options: { ...NOTHING_STATED, ...input.options } }).unknowns).toStrictEqual([]);
      }
    }
  });

  test(`${ids} ${rule}: without the rule its tests would fail`, () => {
    const others = rulesFor(rule).filter(other => other.id !== rule);
    expect(firing.filter(one => !fires(rule, one)).map(one => one.when)).toStrictEqual([]);
    expect(firing.filter(one => fires(rule, one, others)).map(one => one.when)).toStrictEqual([]);
  });
});

test('every rule can read the inputs of all rules', () => {
  for (const { fires: firing, silent = [], notApplicable, unknown = [] } of ALL_CASES) {
    for (const input of [...firing, ...silent, notApplicable, ...unknown]) {
      expect(runRules(graph(input), RULES).outcomes).toHaveLength(RULES.length);
      expect(runRules(graph({ ...input, options: { ...NOTHING_STATED, ...input.options } }), RULES).outcomes).toHaveLength(RULES.length);
    }
  }
});

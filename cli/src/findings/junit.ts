import { groupsOf } from './groups';
import { helpOf, rules } from './rules';
import { counts, FailOn } from './threshold';
import { counted, RuleLevel, spell, type Finding, type RuleDescription, type RuleOutcome } from '../analyzer';
import { Problem, spellProblem } from '../input/problem';
import { Readable } from '../judge';

interface TestCase {
  readonly name: string;
  readonly failed: boolean;
  readonly skipped?: string;
  readonly body: readonly string[];
}

/** One test case for each rule: failed where a finding counts, skipped where the rule had nothing to look at or could not decide. */
export function junitOf(judged: Readable, failOn: FailOn): string {
  const { problems, seconds } = judged;
  const cases = casesOf(judged, failOn);
  const broken = problems.filter(problem => problem.severity === 'unreadable');
  const counters = [
    `tests="${cases.length + 1}"`,
    `failures="${cases.filter(({ failed }) => failed).length}"`,
    `errors="${broken.length > 0 ? 1 : 0}"`,
    `skipped="${cases.filter(({ skipped }) => skipped !== undefined).length}"`,
  ].join(' ');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="ocm-access" ${counters}>`,
    `  <testsuite name="ocm-access" ${counters} time="${(seconds.reading + seconds.judging).toFixed(3)}">`,
    inputCase(broken),
    ...cases.map(({ name, skipped, body }) => testCase(name, [...body, ...skipped === undefined ? [] : [`<skipped message="${escape(skipped)}"/>`]])),
    '  </testsuite>',
    '</testsuites>',
  ].join('\n') + '\n';
}

function casesOf(judged: Readable, failOn: FailOn): TestCase[] {
  const { model } = judged;
  const outcomes = new Map(model.outcomes.map(outcome => [outcome.rule, outcome]));
  return rules().map(rule => {
    const findings = model.findings.filter(finding => finding.rule === rule.id);
    const failing = findings.filter(finding => counts(finding.severity, failOn));
    const others = findings.filter(finding => !counts(finding.severity, failOn));
    const outcome = outcomes.get(rule.id);
    const missing = model.unknowns.find(unknown => unknown.rule === rule.id)?.missing ?? '';
    return {
      name: `${rule.id}: ${rule.title}`,
      failed: failing.length > 0,
      skipped: findings.length > 0 || !outcome ? undefined : whySkipped(outcome, missing),
      body: [
        ...failing.length > 0 ? [failure(rule, failing, judged)] : [],
        ...others.length > 0 ? [`<system-out>${escape(messages(rule, others, judged))}</system-out>`] : [],
      ],
    };
  });
}

function whySkipped({ looked, unknowns, findings, level, reason }: RuleOutcome, missing: string): string | undefined {
  if (level === RuleLevel.OFF) {
    return `switched off: ${reason}; ${counted(findings, 'finding')}`;
  }
  if (unknowns > 0) {
    return `${counted(unknowns, 'object')} could not be judged: the input lacks ${missing}`;
  }
  return looked === 0 ? 'the input has nothing for this rule to look at' : undefined;
}

function failure(rule: RuleDescription, findings: readonly Finding[], judged: Readable): string {
  return `<failure type="${findings[0].severity}" `
    + `message="${escape(counted(findings.length, 'finding'))}">${escape(messages(rule, findings, judged))}</failure>`;
}

function messages({ id }: RuleDescription, findings: readonly Finding[], { lines }: Readable): string {
  const groups = groupsOf(findings, lines).map(({ first, all, place }) => [
    `${first.severity}: ${first.message}`,
    ...place ? [`at ${place.file}:${place.line}`] : [],
    ...all.slice(1).map(finding => `the same: ${spell(finding.object)}`),
  ].join('\n'));
  return [...groups, `About this rule: ${helpOf(id)}`].join('\n\n');
}

function inputCase(broken: readonly Problem[]): string {
  const error = `<error message="${escape(counted(broken.length, 'place'))} could not be read">${escape(broken.map(spellProblem).join('\n'))}</error>`;
  return testCase('input: everything can be read', broken.length === 0 ? [] : [error]);
}

function testCase(name: string, body: readonly string[]): string {
  const start = `    <testcase classname="ocm-access" name="${escape(name)}"`;
  return body.length === 0 ? `${start}/>` : `${start}>\n${body.map(line => `      ${line}`).join('\n')}\n    </testcase>`;
}

/** XML 1.0 has no place for most control characters, escaped or not. */
function escape(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

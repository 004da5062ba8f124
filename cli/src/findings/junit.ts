import type { AccessReport, Finding } from '../analyzer';
import { count, groupsOf, spell } from './groups';
import { rules } from './rules';
import { Problem, spellProblem } from '../input/problem';
import { Judged } from '../judge';
import { counts, FailOn } from './threshold';

/** One test case a rule: failed where a finding counts, skipped where the rule found nothing to look at or could not tell. */
export function junitOf({ model, lines, problems, seconds }: Judged, failOn: FailOn): string {
  const outcomes = new Map((model.toJson() as AccessReport).rules.map(outcome => [outcome.rule, outcome]));
  const messages = (findings: readonly Finding[]) => groupsOf(findings, lines).map(({ first, all, place }) => [
    `${first.severity}: ${first.message}`,
    ...place ? [`at ${place.file}:${place.line}`] : [],
    ...all.slice(1).map(finding => `the same: ${spell(finding.object)}`),
  ].join('\n')).join('\n\n');
  const failure = (findings: readonly Finding[]) => `<failure type="${findings[0].severity}" message="${escape(count(findings.length, 'finding'))}">${escape(messages(findings))}</failure>`;
  const cases = rules().map(({ id, title }) => {
    const findings = model.findings.filter(finding => finding.rule === id);
    const bad = findings.filter(finding => counts(finding.severity, failOn));
    const mild = findings.filter(finding => !counts(finding.severity, failOn));
    const outcome = outcomes.get(id);
    const skipped = findings.length > 0 || !outcome ? undefined
      : outcome.unknowns > 0 ? `${count(outcome.unknowns, 'object')} could not be judged: ${model.unknowns.find(unknown => unknown.rule === id)?.missing ?? ''}`
        : outcome.looked === 0 ? 'nothing in the input to look at' : undefined;
    return { name: `${id}: ${title}`, failed: bad.length > 0, skipped, body: [...bad.length > 0 ? [failure(bad)] : [], ...mild.length > 0 ? [`<system-out>${escape(messages(mild))}</system-out>`] : []] };
  });
  const broken = problems.filter(problem => problem.severity === 'unreadable');
  const failures = cases.filter(({ failed }) => failed).length;
  const skips = cases.filter(({ skipped }) => skipped !== undefined).length;
  const total = cases.length + 1;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="ocm-access" tests="${total}" failures="${failures}" errors="${broken.length > 0 ? 1 : 0}" skipped="${skips}">`,
    `  <testsuite name="ocm-access" tests="${total}" failures="${failures}" errors="${broken.length > 0 ? 1 : 0}" skipped="${skips}" time="${(seconds.reading + seconds.judging).toFixed(3)}">`,
    inputCase(broken),
    ...cases.map(({ name, skipped, body }) => testCase(name, [...body, ...skipped === undefined ? [] : [`<skipped message="${escape(skipped)}"/>`]])),
    '  </testsuite>',
    '</testsuites>',
  ].join('\n') + '\n';
}

function inputCase(broken: readonly Problem[]): string {
  return testCase('input: everything can be read', broken.length === 0 ? [] : [`<error message="${escape(count(broken.length, 'place'))} could not be read">${escape(broken.map(spellProblem).join('\n'))}</error>`]);
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

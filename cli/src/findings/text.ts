import { groupsText } from './group-text';
import { byRemedy, groupsOf } from './groups';
import { counted, groupBy, some, thousands, type Coverage, type Unknown } from '../analyzer';
import { spellProblem } from '../input/problem';
import { Readable } from '../judge';
import { Colors } from '../text/colors';
import { namesOf, unjudgedGroups } from '../text/coverage';
import { findingsOff, levelsText } from '../text/rule-levels';
import { shown } from '../text/safe';

const MOST_PROBLEMS = 20;
const MOST_UNKNOWNS = 10;

/** What a person reads in a terminal: the worst last, next to the prompt. */
export function textOf({ model, lines, objects, problems, baseline }: Readable, colors: Colors): string {
  const { findings, unknowns, coverage } = model;
  const groups = byRemedy(groupsOf(findings, lines), ({ first }) => first).map(all => [...all].reverse()).reverse();
  const left = [unknownsText(unknowns, colors), unjudgedText(coverage, colors)];
  const sections = [...groups.map(all => groupsText(all, colors)), ...left].filter(section => section !== '');
  return [
    ...sections,
    summary({ model, baseline }, objects, problems.filter(problem => problem.severity === 'unreadable').length, colors),
  ].join('\n\n')
    + '\n';
}

function unknownsText(unknowns: readonly Unknown[], { bold, dim }: Colors): string {
  if (unknowns.length === 0) {
    return '';
  }
  const groups = groupBy(unknowns, ({ missing }) => missing);
  const written = groups.slice(0, MOST_UNKNOWNS).map(all => `  ${all[0].missing} ${dim(`(${some([...new Set(all.map(({ rule }) => rule))], 3)})`)}`);
  return [
    `${bold('unknown')}: the input lacks`,
    ...written,
    ...groups.length > written.length ? [`  and ${counted(groups.length - written.length, 'more thing')}, listed in --format json`] : [],
  ].join('\n');
}

function unjudgedText({ notJudged }: Coverage, { bold, dim }: Colors): string {
  if (notJudged.length === 0) {
    return '';
  }
  const lines = unjudgedGroups(notJudged).map(({ kind, reason, all }) => {
    const names = namesOf(all, 2);
    return `  ${thousands(all.length)} ${kind}: ${reason}${names === '' ? '' : ` ${dim(`(${names})`)}`}`;
  });
  return [
    `${bold('not judged')}: these may carry access`,
    ...lines.slice(0, MOST_UNKNOWNS),
    ...lines.length > MOST_UNKNOWNS ? [`  and ${counted(lines.length - MOST_UNKNOWNS, 'more kind')}, listed in --format json`] : [],
  ].join('\n');
}

type Summed = Pick<Readable, 'model' | 'baseline'>;

function summary({ model, baseline }: Summed, objects: number, unreadable: number, { bold, dim }: Colors): string {
  const { findings, suppressed, unknowns, coverage, outcomes } = model;
  const of = (severity: string) => findings.filter(finding => finding.severity === severity).length;
  const set = suppressed.length - findingsOff(suppressed, outcomes);
  const extra = [
    ...baseline ? [`${thousands(baseline.known.length)} known`] : [],
    ...baseline && baseline.stale.length > 0 ? [counted(baseline.stale.length, 'stale entry', 'stale entries')] : [],
    ...set > 0 ? [`${thousands(set)} suppressed`] : [],
    ...levelsText(outcomes),
    ...unknowns.length > 0 ? [`${thousands(unknowns.length)} unknown`] : [],
    ...coverage.notJudged.length > 0 ? [`${counted(coverage.notJudged.length, 'object')} not judged`] : [],
    ...unreadable > 0 ? [`${unreadable} could not be read`] : [],
  ];
  const found = [counted(of('error'), 'error'), counted(of('warning'), 'warning'), counted(of('notice'), 'notice')].join(', ');
  return `${bold(found)} in ${counted(objects, 'object')}${dim(extra.length > 0 ? `; ${extra.join(', ')}` : '')}`;
}

/** Problems of the input go to standard error, whatever the format. What cannot be read comes first: it makes the command fail, and only so many are shown. */
export function problemsText(found: Readable['problems'], { severity }: Colors): string {
  const problems = shown(found);
  const LABELS = { unreadable: 'error', skipped: 'notice', remark: 'warning' } as const;
  const sorted = [...problems].sort((a, b) => Number(b.severity === 'unreadable') - Number(a.severity === 'unreadable'));
  const groups = groupBy(sorted, problem => [problem.severity, problem.file, problem.message]);
  const written = groups.slice(0, MOST_PROBLEMS).map(([first, ...others]) => {
    const label = severity(LABELS[first.severity], first.severity === 'unreadable' ? 'cannot read' : first.severity);
    return `${label} ${spellProblem(first)}${others.length > 0 ? `; the same in ${counted(others.length, 'more place')} of the file` : ''}\n`;
  });
  return [
    ...written,
    ...groups.length > written.length ? [`and ${counted(groups.length - written.length, 'more problem')}, listed in --format json\n`] : [],
  ].join('');
}

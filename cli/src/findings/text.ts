import type { Unknown } from '../analyzer';
import { Judged } from '../judge';
import { count, FindingGroup, fold, groupsOf, push, spell } from './groups';
import { Problem, spellProblem } from '../input/problem';
import { Colours } from '../text/colours';

const MOST_PROBLEMS = 20;

/** What a person reads in a terminal: the worst last, where the eye ends up. */
export function textOf({ model, lines, objects, problems }: Judged, colours: Colours): string {
  const groups = groupsOf(model.findings, lines).reverse();
  const sections = [...groups.map(group => groupText(group, colours)), unknownsText(model.unknowns, colours)].filter(section => section !== '');
  return [...sections, summary(model, objects, problems.filter(problem => problem.severity === 'unreadable').length, colours)].join('\n\n') + '\n';
}

function groupText({ first, all, place }: FindingGroup, { bold, dim, severity }: Colours): string {
  const { rule, traps, message, remedy } = first;
  const others = all.slice(1).map(finding => spell(finding.object));
  return [
    `${severity(first.severity)} ${bold(rule)} ${dim(`(${traps.join(', ')})`)}${place ? dim(`  ${place.file}:${place.line}`) : ''}`,
    `  ${message}`,
    ...others.length > 0 ? [`  The same holds for ${count(others.length, 'more object')}: ${fold(others)}`] : [],
    ...remedy.question === undefined ? [] : [`  To decide: ${remedy.question}`],
    ...(remedy.patch ?? []).map(({ op, path, value }) => `  ${dim(`patch${remedy.target && spell(remedy.target) !== spell(first.object) ? ` ${spell(remedy.target)}` : ''}: ${op} ${path}${value === undefined ? '' : ` ${short(value)}`}`)}`),
    ...(remedy.add ?? []).map(object => `  ${dim(`add: ${short(object)}`)}`),
  ].join('\n');
}

function short(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}… (whole in --format json)` : text;
}

function unknownsText(unknowns: readonly Unknown[], { bold, dim }: Colours): string {
  if (unknowns.length === 0) {
    return '';
  }
  const missing = new Map<string, string[]>();
  unknowns.forEach(({ rule, missing: what }) => push(missing, what, rule));
  const shown = [...missing].slice(0, 10).map(([what, rules]) => `  ${what} ${dim(`(${fold([...new Set(rules)], 3)})`)}`);
  return [
    `${bold('not judged')}: the input lacks`,
    ...shown,
    ...missing.size > shown.length ? [`  and ${count(missing.size - shown.length, 'more thing')}, in --format json`] : [],
  ].join('\n');
}

function summary({ findings, suppressed, unknowns }: Judged['model'], objects: number, unreadable: number, { bold, dim }: Colours): string {
  const of = (severity: string) => findings.filter(finding => finding.severity === severity).length;
  const extra = [
    ...suppressed.length > 0 ? [`${suppressed.length} suppressed`] : [],
    ...unknowns.length > 0 ? [`${unknowns.length} not judged`] : [],
    ...unreadable > 0 ? [`${unreadable} could not be read`] : [],
  ];
  return `${bold(`${count(of('error'), 'error')}, ${count(of('warning'), 'warning')}, ${count(of('notice'), 'notice')}`)} in ${count(objects, 'object')}${dim(extra.length > 0 ? `; ${extra.join(', ')}` : '')}`;
}

/** Problems of the input go to standard error, whatever the format. */
export function problemsText(problems: Judged['problems'], { severity }: Colours): string {
  const words = { unreadable: 'error', skipped: 'notice', remark: 'warning' } as const;
  const alike = new Map<string, Problem[]>();
  problems.forEach(problem => push(alike, `${problem.severity} ${problem.file} ${problem.words}`, problem));
  const shown = [...alike.values()].slice(0, MOST_PROBLEMS).map(([first, ...others]) => {
    const label = severity(words[first.severity], first.severity === 'unreadable' ? 'cannot read' : first.severity);
    return `${label} ${spellProblem(first)}${others.length > 0 ? `; the same in ${count(others.length, 'more place')} of the file` : ''}\n`;
  });
  return shown.join('') + (alike.size > shown.length ? `and ${alike.size - shown.length} more, in --format json\n` : '');
}

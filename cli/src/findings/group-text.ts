import { PlacedGroup } from './groups';
import { helpOf } from './rules';
import { counted, othersOf, problemOf, spell, type Finding } from '../analyzer';
import { Colors } from '../text/colors';

const SHOWN = 5;
const LONGEST_VALUE = 160;

/** Groups with the same remedy, which is written once, under the last of them. */
export function groupsText(groups: readonly PlacedGroup[], colors: Colors): string {
  const [{ first: { rule, remedy } }] = groups;
  const steps = groups.map(({ first }) => stepsOf(first, colors));
  const alike = steps.every(lines => lines.join('\n') === steps[0].join('\n'));
  const single = groups.length === 1;
  const count = groups.reduce((sum, { all }) => sum + all.length, 0);
  return [
    ...groups.flatMap((group, i) => [
      ...groupLines(group, single ? group.first.message : problemOf(group.first), colors),
      ...alike ? [] : steps[i],
    ]),
    ...single ? [] : [`  For the ${counted(count, 'finding')} above: ${remedy.description}`],
    ...alike ? steps[0] : [],
    `  ${colors.dim(helpOf(rule))}`,
  ].join('\n');
}

function groupLines(group: PlacedGroup, message: string, { bold, dim, severity }: Colors): string[] {
  const { first: { rule, traps, severity: level }, place } = group;
  const others = othersOf(group, SHOWN);
  const ids = traps.length > 0 ? dim(` (${traps.join(', ')})`) : '';
  return [
    `${severity(level)} ${bold(rule)}${ids}${place ? dim(`  ${place.file}:${place.line}`) : ''}`,
    `  ${message}`,
    ...others === undefined ? [] : [`  The same holds for ${others}`],
  ];
}

/** What the remedy is for one object: the question to decide first, or the changes. */
function stepsOf(finding: Finding, { dim }: Colors): string[] {
  const { question, add = [] } = finding.remedy;
  const changes = [...patchLines(finding), ...add.map(object => `add: ${short(object)}`)];
  return [...question === undefined ? [] : [`  To decide: ${question}`], ...changes.map(line => `  ${dim(line)}`)];
}

function patchLines({ object, remedy: { patch = [], target } }: Finding): string[] {
  const where = target && spell(target) !== spell(object) ? ` ${spell(target)}` : '';
  return patch.map(({ op, path, value }) => `patch${where}: ${op} ${path}${value === undefined ? '' : ` ${short(value)}`}`);
}

function short(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}… (complete in --format json)` : text;
}

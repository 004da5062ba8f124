import { groupsOf } from './groups';
import { othersOf } from '../analyzer';
import { Readable } from '../judge';
import { levelsText } from '../text/rule-levels';

const COMMANDS: Readonly<Record<string, string>> = {
  error: 'error',
  warning: 'warning',
  notice: 'notice',
  unreadable: 'error',
  remark: 'warning',
  skipped: 'notice',
};
const SHOWN = 5;

/** Workflow commands: one annotation for each group, since GitHub shows ten of a kind. */
export function githubOf({ model, lines, problems }: Readable): string {
  const input = problems.map(({ severity, file, line, message }) => command(COMMANDS[severity], { file, line, title: 'input' }, message));
  const findings = groupsOf(model.findings, lines).map(group => {
    const { first, place } = group;
    const others = othersOf(group, SHOWN);
    const message = others === undefined ? first.message : `${first.message}\nThe same holds for ${others}`;
    return command(COMMANDS[first.severity], { file: place?.file, line: place?.line, title: first.rule }, message);
  });
  const levels = levelsText(model.outcomes).map(text => command('notice', { title: 'settings' }, text));
  return [...input, ...findings, ...levels].map(line => `${line}\n`).join('');
}

function command(name: string, properties: Readonly<Record<string, string | number | undefined>>, message: string): string {
  const list = Object.entries(properties).flatMap(([key, value]) => value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`]);
  return `::${name} ${list.join(',')}::${escapeData(message)}`;
}

/** As actions/toolkit packages/core/src/command.ts escapes them. */
function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

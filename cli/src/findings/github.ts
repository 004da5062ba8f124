import { count, fold, groupsOf, spell } from './groups';
import { Judged } from '../judge';

const COMMANDS: Readonly<Record<string, string>> = { error: 'error', warning: 'warning', notice: 'notice', unreadable: 'error', remark: 'warning', skipped: 'notice' };

/** Workflow commands: one annotation for what reads the same, since GitHub shows ten of a kind. */
export function githubOf({ model, lines, problems }: Judged): string {
  return [
    ...problems.map(({ severity, file, line, words }) => command(COMMANDS[severity], { file, line, title: 'input' }, words)),
    ...groupsOf(model.findings, lines).map(({ first, all, place }) => command(
      COMMANDS[first.severity],
      { file: place?.file, line: place?.line, title: first.rule },
      all.length === 1 ? first.message : `${first.message}\nThe same holds for ${count(all.length - 1, 'more object')}: ${fold(all.slice(1).map(finding => spell(finding.object)))}`,
    )),
  ].map(line => `${line}\n`).join('');
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

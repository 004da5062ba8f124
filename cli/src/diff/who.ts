import { Part } from './parts';
import { counted, placeNames, some, thousands, type IdentityChange } from '../analyzer';
import { escape } from '../text/markdown';

const HEAD = ['| who | rights | clusters | namespaces |', '|---|---|---|---|'];
const NAMES = 5;
const RIGHTS = 4;
/** Characters of a line in a cell, and of a right: the sections below the table have all of it. */
const LONGEST_TEXT = 250;
const LONGEST_RIGHT = 100;

/** Who gains, or loses, what where: a row for everything that one identity gains at the same places. */
export function whoPart(title: string, changes: readonly IdentityChange[]): Part {
  const identities = counted(new Set(changes.map(({ who }) => who)).size, 'identity', 'identities');
  const summary = `${title}: ${counted(changes.length, 'row')} about ${identities}, of which the first are above`;
  return { title, head: HEAD, lines: changes.map(rowLine), summary };
}

function rowLine({ who, rights, clusters, namespaces }: IdentityChange): string {
  const cells = [[who], rightLines(rights), [some(clusters, NAMES) || '-'], [namespaceText(namespaces)]];
  return `| ${cells.map(lines => lines.map(line => escape(cut(line))).join('<br>')).join(' | ')} |`;
}

function rightLines(rights: readonly string[]): string[] {
  const shown = rights.slice(0, rights.length > RIGHTS ? RIGHTS - 1 : RIGHTS).map(shorten);
  return [...shown, ...rights.length > shown.length ? [`and ${thousands(rights.length - shown.length)} more`] : []];
}

function namespaceText(namespaces: readonly string[] | undefined): string {
  if (namespaces === undefined) {
    return '-';
  }
  return namespaces.length === 0 ? 'all' : some(placeNames(namespaces), NAMES);
}

/** `create, delete, patch configmaps, pods and 14 more`: cut between the words of the list. */
function shorten(right: string): string {
  const words = right.split(', ');
  let length = 0;
  const fitting = words.findIndex(word => {
    length += word.length + 2;
    return length > LONGEST_RIGHT;
  });
  return some(words, fitting < 0 ? words.length : Math.max(fitting, 1));
}

function cut(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}

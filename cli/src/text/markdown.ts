import { line } from './safe';

/**
 * Between two characters it keeps a renderer from seeing a link, a mention or a reference, and a person sees nothing. Data have none left: `line` makes
 * it visible. It is written as an entity, so that the bytes of a comment hold no invisible character.
 */
const GAP = '\u200b';

/** What renderers of GitHub and GitLab make of plain words, each with a gap: it would call people, link to strangers, or change how a name reads. */
const ACTIVE: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  // Mentions and mail addresses; issues, merge requests, labels, milestones, snippets and epics.
  [/([@#!~%&$^])(?=\w)/g, `$1${GAP}`],
  [/\b(gh-)(?=\d)/gi, `$1${GAP}`],
  [/:(?=\/\/)/g, `:${GAP}`],
  [/\b(www)(?=\.)/gi, `$1${GAP}`],
  // Emoji. Of numbers, which are lines of files, only two are one.
  [/:(?=(?!\d+:)[\w+-]+:|100:|1234:)/g, `:${GAP}`],
  // Ids of commits, of which seven digits are enough.
  [/\b[0-9a-f]{7,40}\b/gi, found => found.replace(/.{6}(?=.)/g, `$&${GAP}`)],
];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // Mathematics. GitHub documents the element for a dollar sign that is one; without the sign itself, other renderers see none either.
  '$': '<span>&#36;</span>',
  [GAP]: '&#8203;',
};

/** Text that Markdown shows as it is: names come from manifests, and may hold anything. */
export function escape(text: string): string {
  return ACTIVE.reduce((before, [pattern, inert]) => typeof inert === 'string' ? before.replace(pattern, inert) : before.replace(pattern, inert), line(text))
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/[&<>$\u200b]/g, found => ENTITIES[found])
    // At the start of an item these would begin a heading, a list, a line or a block of code.
    .replace(/^ +/, spaces => '&#32;'.repeat(spaces.length))
    .replace(/^(?=[-+]\s|#{1,6}\s|[-=]{3})/, '\\')
    .replace(/^(\d+)(?=[.)]\s)/, '$1\\');
}

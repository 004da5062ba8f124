import { counted } from '../analyzer';

/** GitHub takes 65,536 characters in a comment; some room stays for what a workflow adds. */
const MOST = 58_000;
const LONGEST_LINE = 1_500;
/** What the title, the summary of what is folded and the note about what is left out take at most. */
const AROUND = 500;
/** Of a longer list a reader sees first how much of what there is. */
const OPEN = 10;

/** A section of the comment. */
export interface Part {
  readonly title: string;
  readonly lines: readonly string[];
  /** How many of which kind there are. It is written between HTML tags: counts and words of our own only, never a name. */
  readonly summary: string;
  /** What a reader needs to understand the lines, as Markdown. */
  readonly note?: string;
  /** The first lines of a table, of which `lines` are the rows. */
  readonly head?: readonly string[];
}

/** All that have lines, with as many lines as fit. */
export function partsText(parts: readonly Part[]): string[] {
  const shown = parts.filter(({ lines }) => lines.length > 0);
  return shown.flatMap(part => ['', `### ${part.title}`, '', ...part.note === undefined ? [] : [part.note, ''], ...partLines(part, MOST / shown.length)]);
}

function partLines(part: Part, most: number): string[] {
  const lines = within(part, most);
  const left = lines.length < part.lines.length ? [`- and ${counted(part.lines.length - lines.length, 'more line')}; \`--format json\` lists all`] : [];
  return part.head ? tableLines(part, part.head, lines, left) : listLines(part, lines, left);
}

function listLines({ lines: all, summary }: Part, shown: readonly string[], left: readonly string[]): string[] {
  return all.length > OPEN ? folded(summary, [...shown, ...left]) : [...shown, ...left];
}

/** The first rows are what the comment is about: they stay open. */
function tableLines({ lines: all, summary }: Part, head: readonly string[], shown: readonly string[], left: readonly string[]): string[] {
  const rest = shown.slice(OPEN);
  const more = [...rest.length > 0 ? [...head, ...rest] : [], ...left.length > 0 ? ['', ...left] : []];
  return [...head, ...shown.slice(0, OPEN), ...all.length > OPEN ? ['', ...folded(summary, more)] : []];
}

/** GitHub and GitLab read Markdown between HTML tags only after an empty line. */
function folded(summary: string, lines: readonly string[]): string[] {
  return [`<details><summary>${summary}</summary>`, '', ...lines, '', '</details>'];
}

/** As many lines as fit. A row of a table is cut by its cells. */
function within({ lines, head = [] }: Part, most: number): string[] {
  const shown: string[] = [];
  let used = AROUND + 2 * head.join('\n').length;
  for (const line of lines) {
    const cut = line.length > LONGEST_LINE && head.length === 0 ? cutAt(line, LONGEST_LINE) : line;
    used += cut.length + 1;
    if (used > most) {
      break;
    }
    shown.push(cut);
  }
  return shown;
}

/** Not within an escape, of which a half would show. */
function cutAt(line: string, most: number): string {
  return `${line.slice(0, most).replace(/(?:&[^;]{0,7}|<[^>]{0,7}|<span>[^<]{0,7}|\\)$/u, '')}…`;
}

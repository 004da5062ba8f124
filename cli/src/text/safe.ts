/**
 * Text that is safe in a terminal and in the log of a pipeline. Names come from strangers, so a control character in one could rewrite the screen, a
 * newline could forge a line, and a runner obeys `##[` and `::`. Every answer passes two gates, so that a forgotten one shows as a newline at most:
 *
 * 1. `shown` makes the data visible, newlines included, before a person's format sees them.
 * 2. `line` and `safe` clean a whole output at the edge, where only newlines and colors of our own are left to write.
 */

/** Controls (C0, DEL, C1), format characters such as bidi controls and joiners, separators of lines, halves of characters, and other invisible ones. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;
const EVERY_UNSEEN = new RegExp(UNSEEN.source, 'gu');
/** A backslash that could start an escape of ours is escaped too: no two texts look alike. */
const EVERY_SHOWN = new RegExp(`${UNSEEN.source}|\\\\(?=u\\{)`, 'gu');
/** What nearly every text is: then the slower test is not needed, of which a large fleet would make a million. */
const PLAIN = /^[ !"$-[\]-~]*$/;
const TO_SHOW = new RegExp(`${UNSEEN.source}|\\\\u\\{|##\\w*\\[`, 'u');
/** `##[error]` of GitHub, `##vso[` of Azure, `##teamcity[`: obeyed anywhere in a line. */
const BRACKET_COMMAND = /(##\w*)\[/g;

/** `\u{1b}` */
function escaped(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

/** One text of the data, on one line. Different texts stay different. */
export function visible(text: string): string {
  return !PLAIN.test(text) && TO_SHOW.test(text) ? text.replace(EVERY_SHOWN, escaped).replace(BRACKET_COMMAND, '$1\\u{5b}') : text;
}

/** The text that `visible` shows. */
export function original(text: string): string {
  return text.replace(/\\u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)));
}

/** Plain data with every text in it visible. What needs no change is not copied: a fleet has many thousands of texts. */
export function shown<T>(value: T): T {
  return shownValue(value) as T;
}

function shownValue(value: unknown): unknown {
  if (typeof value === 'string') {
    return visible(value);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Array.isArray(value) ? shownList(value) : shownRecord(value as Entries);
}

function shownList(list: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let i = 0; i < list.length; i++) {
    const now = shownValue(list[i]);
    if (copy || now !== list[i]) {
      copy ??= list.slice(0, i);
      copy.push(now);
    }
  }
  return copy ?? list;
}

type Entries = Readonly<Record<string, unknown>>;

function shownRecord(record: Entries): Entries {
  let copy: [string, unknown][] | undefined;
  for (const key in record) {
    const [name, now] = [visible(key), shownValue(record[key])];
    if (copy || name !== key || now !== record[key]) {
      copy ??= entriesBefore(record, key);
      copy.push([name, now]);
    }
  }
  return copy ? Object.fromEntries(copy) : record;
}

function entriesBefore(record: Entries, end: string): [string, unknown][] {
  const all = Object.entries(record);
  return all.slice(0, all.findIndex(([key]) => key === end));
}

/** The colors of `text/colors.ts`, and nothing else that a terminal obeys. */
const OWN_COLORS = '\\u001b\\[(?:1|2|22|31|32|33|36|39)m';
const KEPT_OR_UNSEEN = new RegExp(`${OWN_COLORS}|${UNSEEN.source}`, 'gu');
/** A runner looks behind leading space. */
const LINE_COMMAND = new RegExp(`(?<=^|\\n)((?:[^\\S\\n\\r\\u2028\\u2029]|${OWN_COLORS})*)::`, 'g');
/** What `input/read.ts` writes over on a terminal: back to the start of the line, which is cleared. */
const PROGRESS = '\r\u001b[K';

/** A whole output for a runner of a pipeline that is to obey our own lines: annotations. */
export function safeCommands(text: string): string {
  return text.replace(KEPT_OR_UNSEEN, found => found === '\n' || found.length > 2 ? found : escaped(found)).replace(BRACKET_COMMAND, '$1\\u{5b}');
}

/** A whole output for a terminal, a log or a file that people read. */
export function safe(text: string): string {
  return safeCommands(text).replace(LINE_COMMAND, '$1\\u{3a}:');
}

/** A message on one line, whatever is in it. */
export function line(text: string): string {
  return safe(text.replace(EVERY_UNSEEN, escaped));
}

/** What goes to standard error. A progress line is one that is written over. */
export function safeError(text: string): string {
  return text.startsWith(PROGRESS) ? `${PROGRESS}${line(text.slice(PROGRESS.length))}` : safe(text);
}

/** JSON in which a log sees nothing but what a person sees. A parser reads the same values. */
export function safeJson(text: string): string {
  return text.replace(EVERY_UNSEEN, found => found === '\n' ? found : unitsOf(found)).replace(/(##\w*)\[/g, (_, before: string) => `${before}\\u005b`);
}

function unitsOf(character: string): string {
  return character.split('').map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}

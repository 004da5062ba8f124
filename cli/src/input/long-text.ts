/** A key or an item with a text beside it: what follows and is indented further belongs to the text. */
const HEAD = /^( *(?:- +)*)((?:"(?:[^"\\\n]|\\.){0,200}"|'[^'\n]{0,200}'|[^\s"'#{[&!|>-][^\n#]{0,200}?)\s*: +)?(?:[&!]\S+ +)*([^\s{[#&!*][^\n]*)$/;
/** What is not a text after all: the beginning of a collection. */
const OPENS = /(?:[:{[,]|: +#.*)$/;
/** A key whose value is none of those, such as an anchor. */
const HAS_KEY = /^[^"'].*:\s|^(?:"[^"]*"|'[^']*')\s*:\s/;
const BLOCK = /^[|>]/;

/**
 * The line on which a text begins that is spread over lines and longer than a limit. A reader would take seconds for it: 4 MB are looked for by probes at
 * half that distance, each of which looks for what its line belongs to.
 */
export function longText(text: string, most: number): number | undefined {
  const step = Math.max(Math.floor(most / 2), 1);
  for (let at = step; at < text.length; at += step) {
    const head = headAbove(text, at, at - step);
    if (head !== undefined && isLonger(text, head, most)) {
      return lineAt(text, head.start);
    }
  }
  return undefined;
}

interface Head {
  readonly start: number;
  /** Where the next line starts. */
  readonly end: number;
  /** Column of the key or the item. */
  readonly column: number;
  readonly isBlock: boolean;
}

/** The nearest line above that is indented less than all between, if it has a text beside its key. */
function headAbove(text: string, at: number, from: number): Head | undefined {
  let least = Infinity;
  for (let end = text.indexOf('\n', at); end > from; end = text.lastIndexOf('\n', end - 1)) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const indent = indentAt(text, start);
    if (start + indent < end && text[start + indent] !== '\r' && indent < least) {
      const head = least === Infinity ? undefined : headOf(text.slice(start, Math.min(end, start + 1_000)), start, end + 1);
      if (head && head.column < least) {
        return head;
      }
      least = indent;
      if (indent === 0) {
        return undefined;
      }
    }
  }
  return undefined;
}

function headOf(line: string, start: number, end: number): Head | undefined {
  const [, before, key, rest] = HEAD.exec(line.trimEnd()) ?? [];
  if (rest === undefined || OPENS.test(rest) || (key === undefined && HAS_KEY.test(rest))) {
    return undefined;
  }
  const column = key === undefined ? before.lastIndexOf('-') : before.length;
  return { start, end, column, isBlock: BLOCK.test(rest) };
}

/** Of what is indented further, spaces at the start apart. A comment is not part of a text, but of a block of text. */
function isLonger(text: string, { end: first, column, isBlock }: Head, most: number): boolean {
  let length = 0;
  for (let start = first; start < text.length && length <= most;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const indent = indentAt(text, start);
    const isBlank = start + indent >= end || text[start + indent] === '\r';
    if (!isBlank && indent <= column) {
      return false;
    }
    length += !isBlank && !isBlock && text[start + indent] === '#' ? 0 : end - start - Math.min(indent, end - start) + 1;
    start = end + 1;
  }
  return length > most;
}

function indentAt(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ') {
    at++;
  }
  return at - start;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
    line++;
  }
  return line;
}

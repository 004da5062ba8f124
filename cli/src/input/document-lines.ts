import { isCollection, isMap, isNode, isPair, LineCounter, Node, parseDocument } from 'yaml';

/** A document of a file: where it starts, in characters and as a line, and where it ends; and the place of an object in a List. */
export interface DocumentPlace {
  readonly text: string;
  readonly start: number;
  readonly startLine: number;
  readonly end: number;
  readonly item?: number;
}

interface Parsed {
  readonly text: string;
  readonly start: number;
  readonly root: Node | null;
  readonly lines: LineCounter;
}

/** Objects of one document are asked for one after the other. */
let last: Parsed | undefined;

function parsed({ text, start, end }: DocumentPlace): Parsed {
  if (last?.text !== text || last.start !== start) {
    const lines = new LineCounter();
    const { contents } = parseDocument(text.slice(start, end), { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
    last = { text, start, root: contents, lines };
  }
  return last;
}

/** The line of a field of an object, or of the last key on the way to it that exists. */
export function lineIn(place: DocumentPlace, path: readonly (string | number)[]): number | undefined {
  const { root, lines } = parsed(place);
  const offset = deepest(root, [...place.item === undefined ? [] : ['items', place.item], ...path]);
  return offset === undefined ? undefined : place.startLine - 1 + lines.linePos(offset).line;
}

/** The line on which an object starts. */
export function startOf(place: DocumentPlace): number {
  const { root, lines } = parsed(place);
  return lineIn(place, []) ?? place.startLine - 1 + lines.linePos(root?.range?.[0] ?? 0).line;
}

/** Offset of the key that the path leads to, or of the last key of the path that exists. */
function deepest(root: Node | null, path: readonly (string | number)[]): number | undefined {
  let node: unknown = root;
  let found: number | undefined;
  for (const key of path) {
    const pair = isMap(node) ? node.items.find(candidate => isPair(candidate) && String(candidate.key) === String(key)) : undefined;
    const item: unknown = isCollection(node) ? node.get(key, true) : undefined;
    const next: unknown = pair ? pair.value : item;
    const at = pair && isNode(pair.key) ? pair.key : next;
    if (!isNode(at) || !at.range) {
      break;
    }
    found = at.range[0];
    node = next;
  }
  return found;
}

import { Document, isAlias, isMap, isScalar, isSeq, LineCounter, Node, parseAllDocuments, Scalar, visit } from 'yaml';

/** Far above what people write, far below what would exhaust a machine: an alias bomb passes it after six levels. */
const MOST_ALIASES = 100_000;
/** What YAML 1.1, and so kubectl, takes for booleans, and YAML 1.2 for text (yaml/go-yaml resolve.go). */
const BOOLEAN_11 = /^(?:(y|Y|yes|Yes|YES|on|On|ON)|n|N|no|No|NO|off|Off|OFF)$/;
const MAYBE_BOOLEAN_11 = /(?:^|[\s:,[-])(?:y|yes|on|n|no|off)\s*(?:[,\]}#\r\n]|$)/im;

export interface YamlObject {
  readonly value: unknown;
  readonly line: number;
  /** The document that holds it. */
  readonly start: number;
  readonly end: number;
  /** Its place in a List. */
  readonly item?: number;
}

export interface YamlProblem {
  readonly line: number;
  readonly words: string;
  readonly fatal: boolean;
}

export interface YamlRead {
  readonly objects: readonly YamlObject[];
  readonly problems: readonly YamlProblem[];
}

/** Reads every document as kubectl would: merge keys count, and YAML 1.1's words for yes and no are booleans. */
export function readYaml(text: string): YamlRead {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, merge: true, logLevel: 'silent' });
  const documents = [...parsed] as Document.Parsed[];
  const objects: YamlObject[] = [];
  const problems: YamlProblem[] = [];
  const booleans = MAYBE_BOOLEAN_11.test(text);
  for (const document of documents) {
    const broken = document.errors[0];
    const line = (offset: number) => Math.max(lines.linePos(offset).line, 1);
    if (broken) {
      problems.push({ line: line(broken.pos[0]), words: broken.code === 'DUPLICATE_KEY' ? duplicateKey(text, broken.pos[0]) : `is not YAML: ${broken.message}`, fatal: true });
      continue;
    }
    const root = document.contents;
    // What stands between two separators, or after a last one, may be empty.
    if (root === null || (isScalar(root) && root.value === null)) {
      continue;
    }
    if (booleans) {
      problems.push(...oldBooleans(document, offset => line(offset)));
    }
    const items = isMap(root) ? root.get('items') : undefined;
    const [start, , end] = document.range;
    if (isMap(root) && isSeq(items) && String(root.get('kind')).endsWith('List')) {
      for (const [item, node] of (items.items as Node[]).entries()) {
        add(document, node, { line: line(node.range?.[0] ?? start), start, end, item }, objects, problems);
      }
    } else {
      add(document, root, { line: line(root.range?.[0] ?? start), start, end }, objects, problems);
    }
  }
  return { objects, problems };
}

function add(document: Document.Parsed, node: Node, place: Omit<YamlObject, 'value'>, objects: YamlObject[], problems: YamlProblem[]): void {
  try {
    const value = node.toJS(document, { maxAliasCount: MOST_ALIASES });
    const cycle = usesAliases(node) && isCyclic(value);
    if (cycle) {
      problems.push({ line: place.line, words: 'has an anchor that refers to itself, and Kubernetes cannot take that; write the value out', fatal: true });
    } else {
      objects.push({ value, ...place });
    }
  } catch (error) {
    const { message } = error as Error;
    const bomb = message.startsWith('Excessive alias count');
    problems.push({ line: place.line, words: bomb ? 'has aliases of aliases that unfold to more than 100,000 values; write the values out' : `cannot be read: ${message}`, fatal: true });
  }
}

function duplicateKey(text: string, offset: number): string {
  const key = /^[^:\n]{0,80}/.exec(text.slice(offset))?.[0].trim() ?? '';
  return `has the key '${key}' twice in one mapping, and only one would count; take one out`;
}

function usesAliases(node: Node): boolean {
  let found = false;
  visit(node, { Alias: () => { found = true; return visit.BREAK; } });
  return found || isAlias(node);
}

function isCyclic(value: unknown, above = new Set<unknown>(), done = new Set<unknown>()): boolean {
  if (typeof value !== 'object' || value === null || done.has(value)) {
    return false;
  }
  if (above.has(value)) {
    return true;
  }
  above.add(value);
  const found = Object.values(value).some(inner => isCyclic(inner, above, done));
  above.delete(value);
  done.add(value);
  return found;
}

function oldBooleans(document: Document.Parsed, line: (offset: number) => number): YamlProblem[] {
  const found: YamlProblem[] = [];
  visit(document, {
    Scalar: (key, node) => {
      const match = key !== 'key' && node.type === Scalar.PLAIN && typeof node.value === 'string' ? BOOLEAN_11.exec(node.value) : null;
      if (match) {
        const yes = match[1] !== undefined;
        const words = `'${node.source ?? match[0]}' without quotes is the boolean ${yes} to Kubernetes, and is taken as that; write ${yes} or put it in quotes`;
        found.push({ line: line(node.range?.[0] ?? 0), words, fatal: false });
        (node as Scalar).value = yes;
      }
    },
  });
  return found;
}

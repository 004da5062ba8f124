import { LineCounter } from 'yaml';
import { jsonStream, parseJson, scanJson } from './json';
import { Limits } from './limits';
import { longText } from './long-text';
import { tooDeep, tooLong, wrongShape } from './shape';
import { itemsOf, moved, readYaml, twice, YamlProblem, YamlRead } from './yaml/read';

/** Every document of a text, as kubectl takes it, and what is wrong with others. */
export function documentsOf(text: string, limits: Limits): YamlRead {
  const json = parseJson(text);
  return json ? readJson(text, json.value, limits) : readStream(text, limits) ?? readable(text, limits);
}

function readStream(text: string, limits: Limits): YamlRead | undefined {
  const stream = /^\s*\{/.test(text) ? jsonStream(text) : undefined;
  if (!stream) {
    return undefined;
  }
  const reads = stream.parts.map(part => moved(readJson(part.text, JSON.parse(part.text), limits), part));
  const rest: YamlProblem[] = stream.rest === undefined ? [] : [{ line: stream.rest, message: 'is not JSON, although what comes before it is', fatal: true }];
  return { objects: reads.flatMap(({ objects }) => objects), problems: [...reads.flatMap(({ problems }) => problems), ...rest] };
}

function readJson(text: string, value: unknown, limits: Limits): YamlRead {
  const scan = scanJson(text);
  const wrong = scan.depth > limits.depth ? tooDeep(limits) : wrongShape(value, limits);
  if (wrong !== undefined) {
    return { objects: [], problems: [{ line: 1, message: wrong, fatal: true }] };
  }
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
    lines.addNewLine(i + 1);
  }
  const line = (offset: number) => lines.linePos(offset).line;
  if (scan.duplicate) {
    return { objects: [], problems: [{ line: line(scan.duplicate.offset), message: twice(scan.duplicate.key), fatal: true }] };
  }
  const whole = { start: 0, startLine: 1, end: text.length };
  const items = itemsOf(value);
  return {
    objects: items?.map((inner, item) => ({ value: inner, line: line(scan.items[item] ?? 0), item, ...whole })) ?? [{ value, line: 1, ...whole }],
    problems: [],
  };
}

/** The YAML reader calls itself for every level. A long text is refused before it takes a second for each 30 MB. */
function readable(text: string, limits: Limits): YamlRead {
  const long = longLine(text, limits.value) ?? longText(text, limits.value);
  if (long !== undefined) {
    return { objects: [], problems: [{ line: long, message: tooLong(limits), fatal: true }] };
  }
  try {
    return readYaml(text, limits);
  } catch (error) {
    if (error instanceof RangeError) {
      return { objects: [], problems: [{ line: 1, message: tooDeep(limits), fatal: true }] };
    }
    throw error;
  }
}

function longLine(text: string, most: number): number | undefined {
  let line = 1;
  for (let start = 0; text.length - start > most; line++) {
    const end = text.indexOf('\n', start);
    if (end < 0 || end - start > most) {
      return line;
    }
    start = end + 1;
  }
  return undefined;
}

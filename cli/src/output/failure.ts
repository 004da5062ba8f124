import * as fs from 'fs';
import * as path from 'path';
import { whyNotTo } from './allowed';
import { streamOf } from './streams';
import { Target, targetOf } from './targets';
import { writeFile } from './write-file';
import { MARKER } from '../diff/marker';
import { Io } from '../io';
import { Failure, json } from '../json-answers';
import { inputsOfSettings } from '../settings/inputs';
import { escape } from '../text/markdown';
import { line, safeJson } from '../text/safe';

/** GitHub takes 65,536 characters in a comment, and an escape takes up to eight. */
const LONGEST_REASON = 4_000;

/** What a file for output holds where there is no answer, in its format. */
const FORMS: Readonly<Record<string, (reason: string) => string>> = {
  markdown: reason => `${MARKER}\n## Access\n\n**The access could not be judged:** ${escape(reason)}\n`,
  json: error => safeJson(json<Failure>({ error })),
  html: reason => `<!doctype html>\n<title>Access</title>\n<p>The access could not be judged: ${reason.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>\n`,
};
const text = (reason: string) => `The access could not be judged: ${reason}\n`;

/**
 * Puts the reason into every file that a failed command line names for output. The next reader of the file must not take an older answer, or one that a pull
 * request brought, for the answer to this run.
 */
export function leaveReason(io: Io, argv: readonly string[], message: string): void {
  const { targets, inputs, config } = namedIn(argv);
  const reason = message.slice(0, LONGEST_REASON).split('\n').map(line).join('; ');
  const all = [...inputs, ...inputsOfSettings(io, config, inputs)];
  targets.filter(({ file }) => file !== '' && whyNotTo(io, file, all) === undefined)
    .forEach(({ format, file }) => replaceWith(io, path.resolve(io.cwd, file), (FORMS[format] ?? text)(reason)));
}

/** An answer that cannot be replaced is removed. */
function replaceWith(io: Io, full: string, content: string): void {
  const stream = streamOf(io, full);
  if (stream) {
    stream(content);
    return;
  }
  try {
    writeFile(full, content);
  } catch {
    removeAnswer(full);
  }
}

/** An older answer is worse than none. */
export function removeAnswer(full: string): void {
  try {
    if (fs.lstatSync(full, { throwIfNoEntry: false })?.isFile()) {
      fs.rmSync(full);
    }
  } catch {
    // The folder cannot be written either, which the message about the file tells.
  }
}

interface Named {
  readonly targets: readonly Required<Target>[];
  /** Everything else may be an input. */
  readonly inputs: readonly string[];
  /** The file with settings, where one is named. */
  readonly config?: string;
}

const STANDARD: Readonly<Record<string, string>> = {
  'check': 'text', 'report': 'text', 'diff': 'markdown', 'explain': 'text', 'who-can': 'text', 'upgrade-plan': 'text',
};
/** `--output` and `-f` are refused, and still name what a reader will look at. */
const FORMAT = /^(?:--format=|-o=?|-f=?)(.*)$/s;
const CONFIG = /^--config(?:=(.*))?$/s;
const FILE = /^--output(?:-file)?=(.*)$/s;

/** Reads what it can of a command line that may be wrong in any way. */
function namedIn(argv: readonly string[]): Named {
  const [command = ''] = argv;
  const standard = Object.hasOwn(STANDARD, command) ? STANDARD[command] : undefined;
  const words = standard === undefined ? [] : joined(argv);
  const formats = words.flatMap(word => FORMAT.exec(word)?.[1] ?? []).map(targetOf);
  const files = words.flatMap(word => FILE.exec(word)?.[1] ?? []);
  const only = formats.find(({ file }) => file === undefined)?.format ?? standard ?? '';
  const config = words.flatMap((word, i) => CONFIG.exec(word)?.slice(1).map(named => named ?? words[i + 1]) ?? []).find(Boolean);
  return {
    ...config !== undefined && { config },
    targets: [...formats.flatMap(({ format, file }) => file === undefined ? [] : [{ format, file }]), ...files.map(file => ({ format: only, file }))],
    inputs: [...words.filter(word => !FORMAT.test(word) && !FILE.test(word)).map(word => word.replace(/^--[a-z-]+=/, '')), 'dist'],
  };
}

/** `--format x` as `--format=x`. */
function joined(argv: readonly string[]): string[] {
  const words: string[] = [];
  for (let i = 1; i < argv.length && argv[i] !== '--'; i++) {
    words.push(/^(--format|-o|-f|--output|--output-file)$/.test(argv[i]) ? `${argv[i]}=${argv[++i] ?? ''}` : argv[i]);
  }
  const end = argv.indexOf('--');
  return end < 0 ? words : [...words, ...argv.slice(end + 1).map(word => `./${word}`)];
}

import * as fs from 'fs';
import Module, { SourceMap } from 'module';
import * as os from 'os';
import * as path from 'path';
import * as ts from 'typescript';
import { Snippet, snippetsOf } from './snippet-reader';

/** Compiles every TypeScript block of README.md and docs/ against the compiled package, as a user would, and runs those marked so. */
const ROOT = path.join(__dirname, '..', '..');

const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  target: ts.ScriptTarget.ES2022,
  esModuleInterop: true,
  strict: true,
  skipLibCheck: true,
  inlineSourceMap: true,
  types: ['node'],
};

function pages(): string[] {
  const docs = fs.readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md') && name !== 'api.md')
    .map(name => path.join('docs', name));
  return ['README.md', ...docs.sort()];
}

/** A program has no file of its own: it runs as if it were beside its page, so that it finds the packages that a user would find there. */
function fileOf(snippet: Snippet): string {
  return path.join(ROOT, `${snippet.page}.${snippet.line}.ts`);
}

function compile(snippets: readonly Snippet[]): { readonly errors: string[]; readonly javaScript: ReadonlyMap<string, string> } {
  const sources = new Map(snippets.map(snippet => [fileOf(snippet), snippet.text]));
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = file => sources.has(file) || fileExists(file);
  host.readFile = file => sources.get(file) ?? readFile(file);
  host.getSourceFile = (file, version, ...rest) => {
    const text = sources.get(file);
    return text === undefined ? getSourceFile(file, version, ...rest) : ts.createSourceFile(file, text, version, true);
  };
  const program = ts.createProgram([...sources.keys()], OPTIONS, host);
  const javaScript = new Map<string, string>();
  program.emit(undefined, (file, text) => javaScript.set(file.replace(/\.js$/, '.ts'), text));
  return { errors: ts.getPreEmitDiagnostics(program).map(describe), javaScript };
}

function describe({ file, start, messageText }: ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(messageText, '\n');
  if (!file || start === undefined) {
    return text;
  }
  const page = path.relative(ROOT, file.fileName).replace(/\.\d+\.ts$/, '');
  return `${page}:${file.getLineAndCharacterOfPosition(start).line + 1}: ${text}`;
}

/** In an empty folder with the files that the pages speak of: a fleet, and Kueue's own rendering. */
function run(snippet: Snippet, javaScript: string): string[] {
  const home = process.cwd();
  const { log } = console;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-ocm-snippet-'));
  fs.copyFileSync(path.join(ROOT, 'examples/quickstart/fleet.yaml'), path.join(folder, 'fleet.yaml'));
  fs.cpSync(path.join(ROOT, 'examples/kueue-included/kueue'), path.join(folder, 'kueue'), { recursive: true });
  process.chdir(folder);
  console.log = () => undefined;
  try {
    const program = new Module(fileOf(snippet)) as Module & { _compile(code: string, file: string): void };
    program.paths = [path.join(ROOT, 'node_modules')];
    // What a page adds after `app.synth()` is synthesized too.
    program._compile(javaScript.replace(/(\n\/\/# sourceMappingURL)/, '\nif (typeof app !== "undefined") { app.synthYaml(); }$1'), fileOf(snippet));
    return snippet.mark === 'refused' ? [`${snippet.page}:${snippet.line}: is marked refused and was not`] : [];
  } catch (error) {
    return judge(snippet, error as Error, javaScript);
  } finally {
    console.log = log;
    process.chdir(home);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function judge(snippet: Snippet, { message, stack = '' }: Error, javaScript: string): string[] {
  if (snippet.mark !== 'refused') {
    return [`${snippet.page}:${lineOf(snippet, stack, javaScript)}: ${message}`];
  }
  return message.trim() === snippet.error ? [] : [`${snippet.page}:${snippet.line}: the page has\n  ${snippet.error}\nand the error is\n  ${message.trim()}`];
}

/** The line of the page from which the error came; ts-node's own stack traces know nothing of these programs. */
function lineOf(snippet: Snippet, stack: string, javaScript: string): number {
  const frame = stack.split(`${fileOf(snippet)}:`)[1];
  const map = /sourceMappingURL=data:application\/json;base64,(.*)/.exec(javaScript);
  if (frame === undefined || !map) {
    return snippet.line;
  }
  const [line, column] = frame.split(/\D/).map(Number);
  const entry = new SourceMap(JSON.parse(Buffer.from(map[1], 'base64').toString())).findEntry(line - 1, column - 1);
  return 'originalLine' in entry ? entry.originalLine + 1 : snippet.line;
}

function check(): void {
  const found = pages().flatMap(page => snippetsOf(page, fs.readFileSync(path.join(ROOT, page), 'utf8')));
  const { errors, javaScript } = compile(found);
  const runnable = found.filter(snippet => snippet.mark !== 'compile');
  const failures = errors.length > 0 ? errors : runnable.flatMap(snippet => run(snippet, javaScript.get(fileOf(snippet)) ?? ''));
  failures.forEach(failure => console.error(failure));
  console.log(`${found.length} programs compiled, ${errors.length > 0 ? 0 : runnable.length} run, ${failures.length} failures`);
  process.exitCode = failures.length > 0 || found.length === 0 ? 1 : 0;
}

try {
  check();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

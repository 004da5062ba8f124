import * as fs from 'fs';
import * as path from 'path';

/** One word for one thing: `terms.ts [root]` names every line that uses a word of terms.json, in prose, messages, comments and names alike. */
const ROOT = path.resolve(process.argv[2] ?? path.join(__dirname, '..', '..'));
const PLACES = ['.', '.github', 'docs', 'src', 'cli', 'conformance', 'examples', 'tools', 'projenrc'];
const READ = /\.(ts|cjs|mjs|md|yml)$/;
/** Generated files come from sources that are read; tests quote what they like. */
const NOT_READ = /(^|\/)(node_modules|lib|dist|test|suites|runs|cdk\.out)\/|^docs\/api\.md$|\.d\.ts$/;

interface Term {
  readonly pattern: string;
  readonly instead: string;
}

const TERMS = read<Term[]>('terms.json').map(({ pattern, instead }) => ({ pattern: new RegExp(pattern), instead }));

function read<T>(name: string): T {
  return JSON.parse(fs.readFileSync(path.join(__dirname, name), 'utf8'));
}

function files(folder: string): string[] {
  const absolute = path.join(ROOT, folder);
  const entries = fs.existsSync(absolute) ? fs.readdirSync(absolute, { withFileTypes: true }) : [];
  return entries.flatMap(entry => {
    const name = path.posix.join(folder, entry.name);
    const place = entry.isDirectory() ? `${name}/` : name;
    if (NOT_READ.test(place)) {
      return [];
    }
    return entry.isDirectory() ? descend(folder, name) : [name];
  });
}

/** Of the root only the files are read; its folders are listed one by one. */
function descend(folder: string, name: string): string[] {
  return folder === '.' ? [] : files(name);
}

/** `accessGraph` is read as two words. */
const words = (line: string) => line.replace(/([a-z])([A-Z])/g, '$1 $2');

const problems = PLACES.flatMap(files).filter(file => READ.test(file)).flatMap(file => {
  const lines = fs.readFileSync(path.join(ROOT, file), 'utf8').split('\n').map(words);
  return lines.flatMap((line, i) => TERMS.flatMap(({ pattern, instead }) => {
    const found = pattern.exec(line);
    return found ? [`${file}:${i + 1}: '${found[0].trim()}': use ${instead}`] : [];
  }));
});

problems.forEach(problem => console.error(problem));
process.exitCode = problems.length > 0 ? 1 : 0;

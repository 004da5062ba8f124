import { existsSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { type Suite } from '../suites.js';
import { PACKAGE } from './paths.js';
import { readFacts } from './record.js';

/** What is kept of a whole, green run: no times, so that the file changes only when what is proven changes. */
export interface Results {
  readonly suites: readonly {
    readonly name: string;
    readonly proves: string;
    readonly checks: number;
    readonly versions: readonly string[];
    readonly notRun: readonly string[];
  }[];
}

const RESULTS_FILE = join(PACKAGE, 'results.json');
export const README_FILE = join(PACKAGE, 'README.md');
const BEGIN = '<!-- results: written by `npm run conformance -- --record` -->';
const END = '<!-- end of results -->';

export function readResults(): Results {
  return existsSync(RESULTS_FILE) ? JSON.parse(readFileSync(RESULTS_FILE, 'utf8')) : { suites: [] };
}

/** Orders `kueue 0.9` before `kueue 0.10`. */
const byVersion = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

/** Two tables: what each suite proves, and which suites ran which release. */
function resultsMarkdown({ suites }: Results): string {
  const releases = [...new Set(suites.flatMap(suite => suite.versions))].sort(byVersion);
  const ranIn = (release: string) =>
    suites
      .filter(suite => suite.versions.includes(release))
      .map(suite => `\`${suite.name}\``)
      .join(', ');
  const notRun = [...new Set(suites.flatMap(suite => suite.notRun))].sort();
  return [
    '| suite | what it proves | checks |',
    '|---|---|---|',
    ...suites.map(suite => `| \`${suite.name}\` | ${suite.proves} | ${suite.checks} |`),
    '',
    '| release | ran in |',
    '|---|---|',
    ...releases.map(release => `| ${release} | ${ranIn(release)} |`),
    ...(notRun.length ? ['', 'Not run:', '', ...notRun.map(line => `- ${line}`)] : []),
  ].join('\n');
}

export function withResults(readme: string, results: Results): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) {
    throw new Error(`README.md has no place for the results (${BEGIN} … ${END})`);
  }
  return `${readme.slice(0, begin + BEGIN.length)}\n\n${resultsMarkdown(results)}\n\n${readme.slice(end)}`;
}

/** Keeps a run's results and writes the README's tables from them. */
export function recordResults(outcomes: readonly { suite: Suite; passed: number }[]): void {
  const results: Results = {
    suites: outcomes.map(({ suite, passed }) => {
      const { versions = [], notes = [] } = readFacts(suite.name);
      const notRun = notes.filter(note => note.startsWith('not run: ')).map(note => note.slice('not run: '.length));
      return { name: suite.name, proves: suite.proves, checks: passed, versions: [...versions].sort(byVersion), notRun };
    }),
  };
  writeFileSync(RESULTS_FILE, `${JSON.stringify(results, undefined, 2)}\n`);
  writeFileSync(README_FILE, withResults(readFileSync(README_FILE, 'utf8'), results));
}

import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { COMPONENTS } from '../../src/releases/catalogue';
import { Component, versionsOf } from '../../src/releases/component';
import { factsToConfirm } from '../generate/releases/release-docs-page';
import { newRelease, NewRelease, TO_CONFIRM, withConstant, withRow } from '../generate/releases/release-rows';

/**
 * `npm run new-release -- kueue 0.19.8` takes a release into the catalogue as far as no person is needed: its row, the constant of a new minor, and all files
 * that are written from these. What it prints is left to do. `--rows-only` writes no other files, and `--in` names another working copy.
 */

const USAGE = `usage: npm run new-release -- COMPONENT VERSION [--rows-only] [--in FOLDER]; components: ${COMPONENTS.map(({ key }) => key).join(', ')}`;

/** Written from the rows. A program in the documentation that prints the list is compared last. */
const GENERATED = ['release-docs', 'rule-docs', 'goldens', 'snippets'];

function folderOf({ key }: Component): string {
  return key === 'argoCd' ? 'argo-cd' : key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}

function edit(file: string, change: (text: string) => string): void {
  fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')));
  console.log(`written: ${path.relative(process.cwd(), file)}`);
}

function writeRows(root: string, release: NewRelease): void {
  const { component, version, isMinor } = release;
  const folder = path.join(root, 'src', 'releases', folderOf(component));
  edit(path.join(folder, 'facts.ts'), text => withRow(text, release));
  if (isMinor) {
    edit(path.join(folder, 'release.ts'), text => withConstant(text, release));
  }
  const before = versionsOf(component.releases);
  const known = before.filter(one => one === release.minor || one.startsWith(`${release.minor}.`));
  const after = known.length === 0 ? [...before, version] : before.flatMap(one => one === known[known.length - 1] ? [one, version] : [one]);
  edit(path.join(root, 'docs', 'errors.md'), text => text.replace(`choose one of ${before.join(', ')}\n`, `choose one of ${after.join(', ')}\n`));
}

/** Goes on after one that fails: the rest, and the facts to confirm, are wanted all the same. */
function generate(root: string, isMinor: boolean): void {
  const commands = [...isMinor ? [['npx', 'projen', 'compile-and-docgen']] : [], ...GENERATED.map(name => ['npm', 'run', '--silent', name])];
  for (const [command, ...args] of commands) {
    console.log(`running: ${[command, ...args].join(' ')}`);
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
    if (status !== 0) {
      process.stderr.write(`${stdout + stderr}${[command, ...args].join(' ')} failed\n`);
      process.exitCode = 1;
    }
  }
}

function main(args: string[]): void {
  const at = args.indexOf('--in');
  const root = at < 0 ? path.join(__dirname, '..', '..') : args[at + 1];
  const [key, version, ...rest] = args.filter((arg, i) => arg !== '--rows-only' && (at < 0 || (i !== at && i !== at + 1)));
  const component = COMPONENTS.find(one => one.key === key);
  if (!component || version === undefined || rest.length > 0 || root === undefined) {
    throw new Error(USAGE);
  }
  const release = newRelease(component, version);
  writeRows(root, release);
  if (!args.includes('--rows-only')) {
    generate(root, release.isMinor);
  }
  console.log([
    '',
    `Replace '${TO_CONFIRM}' in the row by what you read, and its proof by 'read' where that was the source.`,
    `Then confirm for ${release.version}, or add a row:`,
    ...factsToConfirm(component, release.version).map(fact => `- [ ] ${fact}`),
    '',
    `docs/contributing/new-release.md has what else ${release.isMinor ? 'a minor' : 'a patch'} needs.`,
  ].join('\n'));
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

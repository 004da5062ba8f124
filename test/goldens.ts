import * as fs from 'fs';
import * as path from 'path';
import { findingsOf } from './analysis/findings-page';
import { write as writeAccess } from './analysis/golden';
import { ALL_CASES } from './analysis/rules/all-cases';
import { EXAMPLES, readmeManifests, synthesized } from './fixtures/examples';
import { run } from '../examples/quickstart/main';

/** Writes the golden files. Never part of a test run: a person starts it and reads the diff. */
const GOLDEN = path.join(__dirname, 'golden');

function write(name: string, files: Readonly<Record<string, string>>, root = GOLDEN): void {
  const folder = path.join(root, name);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  Object.entries(files).forEach(([file, text]) => fs.writeFileSync(path.join(folder, file), text));
  console.log(`${name}: ${Object.keys(files).join(', ')}`);
}

Object.keys(EXAMPLES).forEach(example => write(example, synthesized(example)));
write('readme', readmeManifests());
write('summary', { 'quickstart.txt': run(path.join('dist', 'quickstart')) });
write('findings', Object.fromEntries(ALL_CASES.map(cases => [`${cases.rule}.yaml`, findingsOf(cases)])), path.join(GOLDEN, 'analysis'));
writeAccess();

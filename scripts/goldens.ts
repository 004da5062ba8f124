import * as fs from 'fs';
import * as path from 'path';
import { findingsPage, PAGES } from './findings-page';
import { run } from './quickstart';
import { write as writeAccess } from '../test/analysis/golden';
import { EXAMPLES, readmeManifests, synthesized } from '../test/fixtures/examples';

/** Writes the golden files anew. Never part of a test run: a person starts it and reads the diff. */
const test = path.join(__dirname, '..', 'test');

function write(name: string, files: Readonly<Record<string, string>>, root = path.join(test, 'golden')): void {
  const folder = path.join(root, name);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  Object.entries(files).forEach(([file, text]) => fs.writeFileSync(path.join(folder, file), text));
  console.log(`${name}: ${Object.keys(files).join(', ')}`);
}

Object.keys(EXAMPLES).forEach(example => write(example, synthesized(example)));
write('readme', readmeManifests());
write('summary', { 'quickstart.txt': run(path.join('dist', 'quickstart')) });
write('findings', Object.fromEntries(Object.entries(PAGES).map(([page, cases]) => [`${page}.yaml`, findingsPage(cases)])), path.join(test, 'golden', 'analysis'));
writeAccess();

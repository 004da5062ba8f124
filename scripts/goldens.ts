import * as fs from 'fs';
import * as path from 'path';
import { EXAMPLES, synthesized } from '../test/examples';

/** Writes the golden manifests anew. Never part of a test run: a person starts it and reads the diff. */
const root = path.join(__dirname, '..', 'test', 'golden');
for (const example of Object.keys(EXAMPLES)) {
  const folder = path.join(root, example);
  const files = synthesized(example);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    fs.writeFileSync(path.join(folder, name), text);
  }
  console.log(`${example}: ${Object.keys(files).join(', ')}`);
}

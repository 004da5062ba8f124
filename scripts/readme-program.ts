import * as fs from 'fs';
import * as path from 'path';

/** The first program of the README, as a user would copy it. */
export function readmeProgram(): string {
  const readme = fs.readFileSync(path.join(__dirname, '..', 'README.md'), 'utf8');
  const block = /^```ts[^\n]*\n([\s\S]*?)^```/m.exec(readme)?.[1];
  if (!block) {
    throw new Error('README.md: no ```ts block');
  }
  return block;
}

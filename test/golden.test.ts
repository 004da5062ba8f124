import * as fs from 'fs';
import * as path from 'path';
import { EXAMPLES, readmeManifests, synthesized } from './fixtures/examples';

const golden = (example: string): Record<string, string> => {
  const folder = path.join(__dirname, 'golden', example);
  return Object.fromEntries(fs.readdirSync(folder).sort().map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
};

test.each(Object.keys(EXAMPLES))('the example %s gives its golden manifests; after a wanted change: npm run goldens, and read the diff', example => {
  expect(synthesized(example)).toStrictEqual(golden(example));
});

test('the first program of the README gives its golden manifests', () => {
  expect(readmeManifests()).toStrictEqual(golden('readme'));
});

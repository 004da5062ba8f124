import * as fs from 'fs';
import * as path from 'path';
import { Fact } from '../../src/releases/fact';
import { FRAMEWORKS } from '../../src/releases/kueue/framework-facts';

const RELEASES = path.join(__dirname, '..', '..', 'src', 'releases');

function isFact(value: unknown): value is Fact<unknown> {
  return Array.isArray(value) && value.length > 0 && value.every(row => typeof row === 'object' && 'since' in row && 'proof' in row);
}

function catalogue(): Fact<unknown>[] {
  const modules = (fs.readdirSync(RELEASES, { recursive: true }) as string[]).filter(name => name.endsWith('facts.ts'))
    .map(name => jest.requireActual<object>(path.join(RELEASES, name)));
  return [...modules.flatMap(module => Object.values(module)), ...FRAMEWORKS.flatMap(framework => Object.values(framework))].filter(isFact);
}

test('every row of the catalogue is on the page, with its source', () => {
  const rows = catalogue().flat();
  const page = fs.readFileSync(path.join(__dirname, '..', '..', 'docs', 'releases.md'), 'utf8');

  expect(rows.length).toBeGreaterThan(50);
  expect(rows.filter(({ since, source }) => !page.split('\n').some(line => line.includes(`| ${since} |`) && line.includes(source)))).toEqual([]);
});

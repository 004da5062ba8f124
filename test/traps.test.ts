import * as fs from 'fs';
import * as path from 'path';
import { RULES } from '../src/analysis/rules';
import { TRAPS } from '../src/analysis/traps';

/** Ids that may wait: they need the whole hub, a live hub, or consumers that do not exist yet. */
const MAY_WAIT = [
  'T02', 'T09', 'T11', 'T13', 'T19', 'T29', 'T31', 'T55', 'T57', 'T58', 'T59', 'T60', 'T67', 'T69', 'T70', 'T71', 'T74', 'T75', 'T77', 'T79',
];

/** Names of all tests, as written: `test('T42 the configuration …'`. */
function testNames(folder = __dirname): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      return testNames(file);
    }
    return entry.name.endsWith('.test.ts')
      ? [...fs.readFileSync(file, 'utf8').matchAll(/^\s*(?:test|it)(?:\.each\([^`]*?\))?\(\s*['"`](.*?)['"`],/gms)].map(match => match[1])
      : [];
  });
}

test('the table lists every trap once, in order', () => {
  const ids = TRAPS.map(trap => trap.id);
  expect(ids.filter(id => !/^T\d\d$/.test(id))).toStrictEqual([]);
  expect(ids).toStrictEqual([...new Set(ids)].sort());
});

test('every trap that is covered has a test with its id in its name', () => {
  // The tests of a rule are named by its traps when they run.
  const words = new Set([...testNames().flatMap(name => name.match(/\bT\d\d\b/g) ?? []), ...RULES.flatMap(({ traps }) => traps)]);
  expect(TRAPS.filter(trap => trap.covered && !words.has(trap.id))).toStrictEqual([]);
});

test('only traps that need more than one app may wait', () => {
  expect(TRAPS.filter(trap => !trap.covered && !MAY_WAIT.includes(trap.id))).toStrictEqual([]);
});

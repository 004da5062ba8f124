import { execFileSync } from 'child_process';
import * as path from 'path';
import { AccessModel } from '../src';

// A process that compiles what it loads takes seconds, more on a busy machine.
jest.setTimeout(60_000);

/** A process of its own: jest has loaded more than a user's program would. */
function loadedBy(program: string): string[] {
  const source = `${program}; console.log(JSON.stringify(Object.keys(require.cache)));`;
  const options = ['--require', require.resolve('ts-node/register/transpile-only'), '--eval', source];
  const out = execFileSync(process.execPath, options, { cwd: path.join(__dirname, '..'), env: { ...process.env, TS_NODE_PROJECT: 'test/tsconfig.json' } });
  return (JSON.parse(out.toString()) as string[]).filter(file => file.includes(path.join('src', 'analysis', 'rules')));
}

test('importing the library loads no rule', () => {
  expect(loadedBy("require('./src')")).toStrictEqual([]);
});

test('the first judgement loads every rule', () => {
  const program = "const { AccessModel } = require('./src'); AccessModel.fromManifests([]).findings";

  expect(loadedBy(program).length).toBeGreaterThan(AccessModel.rules().length);
});

import { spawnSync } from 'child_process';

/**
 * Runs jest. A whole run judges coverage and fails when it found no test; a run with arguments, such as `npm test -- -t T42`, judges
 * neither: it is a look at one thing. A whole run goes on with the tests of the command line, which is a package of its own.
 */
const FULL_RUN = [
  '--coverage',
  '--collectCoverageFrom=src/**/*.ts',
  `--coverageThreshold=${JSON.stringify({ global: { lines: 80, branches: 80 } })}`,
];

const asked = process.argv.slice(2);
const args = ['--ci', ...(asked.length > 0 ? ['--coverage=false', ...asked] : FULL_RUN)];
const run = (command: string, ...rest: string[]) => spawnSync(command, rest, { stdio: 'inherit' }).status ?? 1;
// npm sets the path of its own program: Windows cannot start `npm` by its bare name.
const npm = (...rest: string[]) => process.env.npm_execpath === undefined ? run('npm', ...rest) : run(process.execPath, process.env.npm_execpath, ...rest);
// Some tests of the library ask the command line, which needs files that its build makes.
const built = npm('run', '--silent', 'cli');
const library = run(process.execPath, require.resolve('jest/bin/jest'), ...args);
const commandLine = asked.length > 0 ? 0 : npm('test', '--workspace', 'cli');
process.exit(built || library || commandLine);

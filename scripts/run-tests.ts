import { spawnSync } from 'child_process';

/**
 * Runs jest. A whole run judges coverage and fails when it found no test; a run with arguments, such as `npm test -- -t T42`, judges
 * neither: it is a look at one thing.
 */
const FULL_RUN = [
  '--coverage',
  '--collectCoverageFrom=src/**/*.ts',
  `--coverageThreshold=${JSON.stringify({ global: { lines: 80, branches: 80 } })}`,
];

const asked = process.argv.slice(2);
const args = ['--ci', ...(asked.length > 0 ? ['--coverage=false', ...asked] : FULL_RUN)];
const { status } = spawnSync(process.execPath, [require.resolve('jest/bin/jest'), ...args], { stdio: 'inherit' });
process.exit(status ?? 1);

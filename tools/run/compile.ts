import { spawnSync } from 'child_process';

/** Examples import the package by its name, as a user does, so it must be compiled. The compiler's output is shown only when it fails. */
const { status, stdout, stderr } = spawnSync(process.execPath, [require.resolve('jsii/bin/jsii'), '--silence-warnings=reserved-word'], {
  encoding: 'utf8',
  env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' },
});
if (status !== 0) {
  process.stderr.write(stdout + stderr);
  process.exit(status ?? 1);
}

// One line per check as it ends, so that a long run shows where it is; the failures in full after each file.
export default class Reporter {
  onTestCaseResult(_test, result) {
    const mark = result.status === 'passed' ? '  ok  ' : result.status === 'failed' ? ' FAIL ' : ` ${result.status} `;
    process.stdout.write(`${mark} ${result.fullName} (${((result.duration ?? 0) / 1000).toFixed(1)} s)\n`);
  }

  onTestFileResult(_test, result) {
    if (result.failureMessage) process.stdout.write(`${result.failureMessage}\n`);
    if (result.testExecError) process.stdout.write(`${result.testExecError.message}\n`);
  }
}

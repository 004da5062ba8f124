export const FAIL_ON = ['error', 'warning', 'notice', 'none'] as const;
export type FailOn = typeof FAIL_ON[number];

/** Whether a finding of that severity fails the command. */
export function counts(severity: string, failOn: FailOn): boolean {
  return failOn !== 'none' && FAIL_ON.indexOf(severity as FailOn) <= FAIL_ON.indexOf(failOn);
}

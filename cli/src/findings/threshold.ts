import { type AccessModel } from '../analyzer';
import { UsageError } from '../io';

export const SEVERITIES = ['error', 'warning', 'notice', 'none'];
const UNJUDGED = 'unjudged';

export const FAIL_ON = [...SEVERITIES, UNJUDGED];

/** What fails `check`: findings from a severity on, and, if asked for, anything that is not known. */
export interface FailOn {
  readonly severity: string;
  readonly unjudged: boolean;
}

/** `warning`, or `warning,unjudged`; `unjudged` alone keeps the standard severity. */
export function failOnOf(words: string): FailOn {
  const all = words.split(',').map(word => word.trim());
  const strange = all.find(word => !FAIL_ON.includes(word));
  if (strange !== undefined) {
    throw new UsageError(`--fail-on ${strange}: unknown; use ${SEVERITIES.join(', ')}, and ${UNJUDGED} beside it`);
  }
  return { severity: all.find(word => word !== UNJUDGED) ?? 'error', unjudged: all.includes(UNJUDGED) };
}

/** Whether a finding of that severity fails the command. */
export function counts(severity: string, { severity: failOn }: FailOn): boolean {
  return failOn !== 'none' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
}

/** Whether the answer as a whole fails the command. */
export function fails(model: Pick<AccessModel, 'findings' | 'unknowns' | 'coverage'>, failOn: FailOn): boolean {
  return model.findings.some(finding => counts(finding.severity, failOn))
    || (failOn.unjudged && model.unknowns.length + model.coverage.notJudged.length > 0);
}

import { Severity } from '../../engine/findings';
import { Rule } from '../../engine/rule';

/** What it finds depends on what all others found, so the engine reports it after them: see suppress.ts. */
export const suppressionWithoutFinding: Rule = {
  id: 'suppression-without-finding',
  title: 'What somebody decided to live with is still there, and has a reason',
  severity: Severity.WARNING,
  traps: [],
  looksAt: 'suppressions and acknowledged copies, in annotations and in ocm-access.yaml',
  check: () => undefined,
};

import { byRemedy } from './groups';
import { helpOf } from './rules';
import { counted, problemOf, type Finding } from '../analyzer';
import { escape } from '../text/markdown';

/** A finding for all the objects for which it holds. */
export interface MarkdownFinding extends Pick<Finding, 'rule' | 'severity' | 'message' | 'remedy'> {
  /** For how many objects it holds. */
  readonly count: number;
  /** What follows it, in Markdown. */
  readonly after: string;
}

/** A list of findings. Several with the same remedy are a list below it, so that a reader sees it once. */
export function findingLines(findings: readonly MarkdownFinding[]): string[] {
  return byRemedy(findings, finding => finding).flatMap(all => {
    const [{ rule, severity, message, remedy, after }] = all;
    const start = `- **${severity}** [\`${rule}\`](${helpOf(rule)}): `;
    if (all.length === 1) {
      return [`${start}${escape(message)}${after}`];
    }
    const count = all.reduce((sum, one) => sum + one.count, 0);
    return [`${start}for the ${counted(count, 'finding')} below, ${escape(remedy.description)}`, ...all.map(one => belowLine(one, severity))];
  });
}

/** Without what is written above it: its rule, its remedy, and its severity where that is the same. */
function belowLine(finding: MarkdownFinding, severity: string): string {
  return `  - ${finding.severity === severity ? '' : `**${finding.severity}** `}${escape(problemOf(finding))}${finding.after}`;
}

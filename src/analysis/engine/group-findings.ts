import { Finding } from './findings';
import { some } from '../../errors/format-error';

/** Findings that differ in nothing but the namespace, which on a hub is the cluster. */
export interface FindingGroup {
  readonly finding: Finding;
  /** Namespaces of all, the first included. */
  readonly namespaces: readonly string[];
}

/** One line for what a fleet repeats: the first finding stands for the others. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const found = new Map<string, { finding: Finding; namespaces: string[] }>();
  for (const finding of findings) {
    const { namespace = '', kind, name } = finding.object;
    // The cluster is part of many messages: taken out, equal messages are equal.
    const words = namespace === '' ? finding.message : finding.message.split(namespace).join('*');
    const key = [finding.rule, finding.severity, kind, name, finding.field, words].join('\n');
    const entry = found.get(key) ?? { finding, namespaces: [] };
    found.set(key, entry);
    entry.namespaces.push(namespace);
  }
  return [...found.values()];
}

/** `[rule T11] message (and 9,999 more: a, b, c …)` */
export function groupLine({ finding, namespaces }: FindingGroup): string {
  const more = namespaces.length > 1 ? ` (and the same in ${namespaces.length - 1} more: ${some(namespaces.slice(1), 3)})` : '';
  return `${finding.message}${more} [${[finding.rule, ...finding.traps].join(' ')}]`;
}

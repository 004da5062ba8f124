import type { FullDiff } from './command';
import { count, fold } from '../findings/groups';
import { titleOf } from '../findings/rules';
import { escape } from '../text/markdown';
import { thousands } from '../text/thousands';

/** GitHub takes 65,536 characters in a comment; some room stays for what a workflow adds. */
const MOST = 58_000;
const LONGEST_LINE = 1_500;
const NAMES = 10;

/** By which a workflow finds its own comment again. */
export const MARKER = '<!-- ocm-access diff -->';

interface Part {
  readonly title: string;
  readonly lines: readonly string[];
}

export function diffMarkdown(diff: FullDiff): string {
  const { gained, lost, newFindings, goneFindings, clustersAdded, clustersRemoved, notCompared, unreadable } = diff;
  const change = ({ kind, words, clusters }: FullDiff['gained'][number]) => `- **${kind}**: ${escape(words)}${on(clusters, 'cluster')}`;
  const finding = ({ rule, severity, words, namespaces }: FullDiff['newFindings'][number]) => {
    const named = namespaces.filter(namespace => namespace !== '');
    const where = named.length === 0 ? '' : ` in ${named.length === 1 ? 'namespace' : `${thousands(named.length)} namespaces:`} ${escape(fold(named, NAMES))}`;
    return `- **${severity}** \`${rule}\`: ${escape(words)}${where} (the rule: ${escape(titleOf(rule))})`;
  };
  const parts: Part[] = [
    { title: 'Could not be read', lines: unreadable.map(words => `- ${escape(words)}`) },
    { title: 'Access gained', lines: gained.map(change) },
    { title: 'Access lost', lines: lost.map(change) },
    { title: 'New findings', lines: newFindings.map(finding) },
    { title: 'Findings gone', lines: goneFindings.map(finding) },
    { title: 'Clusters in the input', lines: [...come('more', clustersAdded), ...come('fewer', clustersRemoved)] },
    { title: 'Not compared', lines: notCompared.map(words => `- ${words}`) },
  ].filter(({ lines }) => lines.length > 0);
  const findings = newFindings.length + goneFindings.length > 0 ? [count(newFindings.length, 'new finding'), `${count(goneFindings.length, 'finding')} gone`] : [];
  const access = gained.length + lost.length > 0 ? [count(gained.length, 'gain'), count(lost.length, 'loss', 'losses')] : [unreadable.length > 0 ? 'No change of access in what could be read' : 'No change of access'];
  const headline = `**${[...access, ...findings].join(', ')}.**`;
  return [MARKER, '## Access', '', headline, ...parts.flatMap(part => ['', ...within(part, MOST / parts.length)])].join('\n') + '\n';
}

function on(clusters: readonly string[], one: string): string {
  return clusters.length === 0 ? '' : clusters.length === 1 ? `, on ${one} ${escape(clusters[0])}` : `, on ${count(clusters.length, one)}: ${escape(fold(clusters, NAMES))}`;
}

function come(words: string, clusters: readonly string[]): string[] {
  return clusters.length === 0 ? [] : [`- ${thousands(clusters.length)} ${words}: ${escape(fold(clusters, NAMES))}`];
}

/** As many lines as fit, and how many do not. */
function within({ title, lines }: Part, most: number): string[] {
  const shown: string[] = [];
  let used = title.length + 200;
  for (const line of lines) {
    const cut = line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
    used += cut.length + 1;
    if (used > most) {
      break;
    }
    shown.push(cut);
  }
  return [`### ${title}`, '', ...shown, ...shown.length < lines.length ? [`- and ${count(lines.length - shown.length, 'more line')}; \`ocm-access diff --format json\` has all`] : []];
}

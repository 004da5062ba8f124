import { FullDiff } from './full-diff';
import { counted, some, spell, thousands, type AccessChange, type FindingChange } from '../analyzer';
import { helpOf } from '../findings/rules';
import { escape } from '../text/markdown';

/** GitHub takes 65,536 characters in a comment; some room stays for what a workflow adds. */
const MOST = 58_000;
const LONGEST_LINE = 1_500;
const NAMES = 10;

/** A workflow finds its own comment by this. */
export const MARKER = '<!-- ocm-access diff -->';

interface Part {
  readonly title: string;
  readonly lines: readonly string[];
}

export function diffMarkdown(diff: FullDiff): string {
  const { gained, lost, newFindings, goneFindings, clustersAdded, clustersRemoved, notCompared, unreadable } = diff;
  const parts: Part[] = [
    { title: 'Could not be read', lines: unreadable.map(problem => `- ${escape(problem)}`) },
    { title: 'Access gained', lines: gained.map(changeLine) },
    { title: 'Access lost', lines: lost.map(changeLine) },
    { title: 'New findings', lines: newFindings.map(findingLine) },
    { title: 'Findings gone', lines: goneFindings.map(findingLine) },
    { title: 'Clusters in the input', lines: [...clusterLines('added', clustersAdded), ...clusterLines('removed', clustersRemoved)] },
    { title: 'Not compared', lines: notCompared.map(what => `- ${what}`) },
  ].filter(({ lines }) => lines.length > 0);
  return [MARKER, '## Access', '', `**${headline(diff)}.**`, ...parts.flatMap(part => ['', ...within(part, MOST / parts.length)])].join('\n') + '\n';
}

function headline({ gained, lost, newFindings, goneFindings, unreadable }: FullDiff): string {
  const none = unreadable.length > 0 ? 'No change of access in what could be read' : 'No change of access';
  const access = gained.length + lost.length > 0 ? [counted(gained.length, 'gain'), counted(lost.length, 'loss', 'losses')] : [none];
  const findings = newFindings.length + goneFindings.length > 0
    ? [counted(newFindings.length, 'new finding'), `${counted(goneFindings.length, 'finding')} gone`]
    : [];
  return [...access, ...findings].join(', ');
}

function changeLine({ kind, description, clusters }: AccessChange): string {
  return `- **${kind}**: ${escape(description)}${on(clusters)}`;
}

function findingLine({ rule, severity, message, objects }: FindingChange): string {
  const others = objects.slice(1).map(spell);
  const more = others.length === 0 ? '' : `. The same holds for ${thousands(others.length)} more: ${escape(some(others, NAMES))}`;
  return `- **${severity}** [\`${rule}\`](${helpOf(rule)}): ${escape(message)}${more}`;
}

function on(clusters: readonly string[]): string {
  if (clusters.length === 0) {
    return '';
  }
  return clusters.length === 1 ? `, on cluster ${escape(clusters[0])}` : `, on ${counted(clusters.length, 'cluster')}: ${escape(some(clusters, NAMES))}`;
}

function clusterLines(change: string, clusters: readonly string[]): string[] {
  return clusters.length === 0 ? [] : [`- ${thousands(clusters.length)} ${change}: ${escape(some(clusters, NAMES))}`];
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
  return [
    `### ${title}`,
    '',
    ...shown,
    ...shown.length < lines.length ? [`- and ${counted(lines.length - shown.length, 'more line')}; \`ocm-access diff --format json\`  lists all`] : [],
  ];
}

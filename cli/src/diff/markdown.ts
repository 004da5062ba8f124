import { FullDiff } from './full-diff';
import {
  counted, groupBy, some, spell, thousands, type AccessChange, type FactChange, type FindingChange, type SuppressionChange, type UnjudgedChange,
  type UnknownChange,
} from '../analyzer';
import { helpOf } from '../findings/rules';
import { spellUnjudged, unjudgedGroups } from '../text/coverage';
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
  const parts: Part[] = [
    { title: 'Could not be read', lines: diff.unreadable.map(problem => `- ${escape(problem)}`) },
    { title: 'Access gained', lines: diff.gained.map(changeLine) },
    { title: 'Access lost', lines: diff.lost.map(changeLine) },
    { title: 'Workloads with access', lines: diff.workloads.map(({ description, clusters }) => `- ${escape(description)}${on(clusters)}`) },
    { title: 'New findings', lines: diff.newFindings.map(findingLine) },
    { title: 'Newly suppressed', lines: diff.newlySuppressed.map(suppressionLine) },
    { title: 'Findings gone', lines: diff.goneFindings.map(findingLine) },
    { title: 'Changed facts', lines: diff.changedFacts.map(factLine) },
    { title: 'New unknowns', lines: diff.newUnknowns.map(unknownLine) },
    { title: 'Changed and not judged', lines: unjudgedLines(diff.notJudged) },
    { title: 'Clusters in the input', lines: [...clusterLines('added', diff.clustersAdded), ...clusterLines('removed', diff.clustersRemoved)] },
    { title: 'Not compared', lines: diff.notCompared.map(what => `- ${what}`) },
  ].filter(({ lines }) => lines.length > 0);
  return [MARKER, '## Access', '', `**${headline(diff)}.**`, ...parts.flatMap(part => ['', ...within(part, MOST / parts.length)])].join('\n') + '\n';
}

/** "No change of access." alone is said where nothing that could be access changes, and nothing that is not known does. */
function headline(diff: FullDiff): string {
  const { gained, lost, newFindings, goneFindings, newlySuppressed, workloads, changedFacts, newUnknowns, notJudged, unreadable } = diff;
  const left = [
    ...optional(newUnknowns.length, 'new unknown'),
    ...optional(notJudged.length, 'changed object not judged', 'changed objects not judged'),
  ];
  const where = unreadable.length > 0 ? ' in what could be read' : ' in what is judged';
  const none = `No change of access${unreadable.length > 0 || left.length > 0 ? where : ''}`;
  return [
    ...gained.length + lost.length > 0 ? [counted(gained.length, 'gain'), counted(lost.length, 'loss', 'losses')] : [none],
    ...newFindings.length + goneFindings.length > 0 ? [counted(newFindings.length, 'new finding'), `${counted(goneFindings.length, 'finding')} gone`] : [],
    ...optional(newlySuppressed.length, 'finding newly suppressed', 'findings newly suppressed'),
    ...optional(workloads.length, 'change of a workload with access', 'changes of workloads with access'),
    ...optional(changedFacts.length, 'changed fact'),
    ...left,
  ].join(', ');
}

function optional(count: number, one: string, many?: string): string[] {
  return count === 0 ? [] : [counted(count, one, many)];
}

function suppressionLine({ reason, ...finding }: SuppressionChange): string {
  return `${findingLine(finding)}. ${reason === undefined ? 'The head no longer reports it' : `Reason: ${escape(reason)}`}`;
}

function factLine({ fact, subject, before, after }: FactChange): string {
  const value = (stated: string | undefined) => stated === undefined ? 'not stated' : escape(stated);
  return `- **${escape(fact)}**${subject === undefined ? '' : ` ${escape(subject)}`}: ${value(before)} → ${value(after)}`;
}

function unknownLine({ missing, clusters }: UnknownChange): string {
  return `- the input lacks ${escape(missing)}${clusters.length > 1 ? `; the same${on(clusters).replace(/^,/, '')}` : ''}`;
}

function unjudgedLines(changes: readonly UnjudgedChange[]): string[] {
  return groupBy(changes, ({ change }) => change).flatMap(all => unjudgedGroups(all).map(({ kind, reason, all: objects }) =>
    `- **${all[0].change}**: ${thousands(objects.length)} ${escape(kind)}, ${reason}: ${escape(some(objects.map(spellUnjudged), NAMES))}`));
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

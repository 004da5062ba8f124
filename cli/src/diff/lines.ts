import {
  counted, groupBy, some, spell, thousands, type AccessChange, type DecisionChange, type FactChange, type FindingChange, type ObjectReference,
  type SuppressionChange, type UnjudgedChange, type UnknownChange,
} from '../analyzer';
import { findingLines } from '../findings/markdown';
import { namesOf, unjudgedGroups } from '../text/coverage';
import { escape } from '../text/markdown';

const NAMES = 10;

export function factLine({ fact, subject, before, after }: FactChange): string {
  const value = (stated: string | undefined) => stated === undefined ? 'not stated' : escape(stated);
  return `- **${escape(fact)}**${subject === undefined ? '' : ` ${escape(subject)}`}: ${value(before)} → ${value(after)}`;
}

export function decisionLine({ decision, subject, before, after }: DecisionChange): string {
  const value = (decided: string | undefined) => decided === undefined ? 'not decided' : escape(decided);
  return `- **${escape(decision)}** ${escape(subject)}: ${value(before)} → ${value(after)}`;
}

export function unknownLine({ missing, clusters }: UnknownChange): string {
  return `- the input lacks ${escape(missing)}${clusters.length > 1 ? `; the same${onClusters(clusters).replace(/^,/, '')}` : ''}`;
}

export function unjudgedLines(changes: readonly UnjudgedChange[]): string[] {
  return groupBy(changes, ({ change }) => change).flatMap(all => unjudgedGroups(all).map(({ kind, reason, all: objects }) =>
    `- **${all[0].change}**: ${thousands(objects.length)} ${escape(kind)}, ${reason}${[namesOf(objects, NAMES)].filter(names => names !== '')
      .map(names => `: ${escape(names)}`).join('')}`));
}

export function changeLine({ kind, description, clusters }: AccessChange): string {
  return `- **${kind}**: ${escape(description)}${onClusters(clusters)}`;
}

export function findingChangeLines(changes: readonly FindingChange[]): string[] {
  return findingLines(changes.map(({ rule, severity, message, remedy, objects }) => ({
    rule, severity, message, remedy, count: objects.length, after: othersText(objects),
  })));
}

export function suppressionLines(changes: readonly SuppressionChange[]): string[] {
  return findingLines(changes.map(({ rule, severity, message, remedy, objects, reason, level }) => ({
    rule,
    severity,
    message,
    remedy,
    count: objects.length,
    after: [
      othersText(objects),
      ...level === undefined ? [] : [`The head reports it as ${level}`],
      reason === undefined ? 'The head no longer reports it' : `Reason: ${escape(reason)}`,
    ].join('. '),
  })));
}

function othersText(objects: readonly ObjectReference[]): string {
  const others = objects.slice(1).map(spell);
  return others.length === 0 ? '' : `. The same holds for ${thousands(others.length)} more: ${escape(some(others, NAMES))}`;
}

export function onClusters(clusters: readonly string[]): string {
  if (clusters.length === 0) {
    return '';
  }
  return clusters.length === 1 ? `, on cluster ${escape(clusters[0])}` : `, on ${counted(clusters.length, 'cluster')}: ${escape(some(clusters, NAMES))}`;
}

export function clusterLines(change: string, clusters: readonly string[]): string[] {
  return clusters.length === 0 ? [] : [`- ${thousands(clusters.length)} ${change}: ${escape(some(clusters, NAMES))}`];
}

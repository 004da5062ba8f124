import { AccessReport, gather } from './gather';
import { count, fold } from '../findings/groups';
import { thousands } from '../text/thousands';

/** The report as tables: what the terminal and Markdown show alike. */
export interface Section {
  readonly title: string;
  /** What a reader must know to understand it. */
  readonly words: string;
  readonly head: readonly string[];
  /** A cell with several lines is a list. */
  readonly rows: readonly (readonly string[])[];
}

export const STATE_WORDS: Readonly<Record<string, string>> = { ok: 'works', violation: 'broken', unknown: 'unknown' };

export function sectionsOf(report: AccessReport): Section[] {
  return [reach(report), copies(report), doors(report), loose(report)].filter(({ rows }) => rows.length > 0);
}

function clusterWords(clusters: readonly string[]): string {
  return clusters.length === 1 ? clusters[0] : `${count(clusters.length, 'cluster')}: ${fold(clusters, 3)}`;
}

function reach({ consumers }: AccessReport): Section {
  return {
    title: 'Who reaches what',
    words: 'Each application with the account whose token it uses. Clusters that are alike form one line; what is broken comes first.',
    head: ['application', 'clusters', 'state', 'token life', 'rights on the cluster'],
    rows: consumers.flatMap(({ name, groups }) => groups.length === 0 ? [[name, 'none in the input', '-', '-', '-']]
      : groups.map(({ clusters, state, broken, tokenLife, rights }) => [
        name,
        clusterWords(clusters),
        broken ? `${STATE_WORDS[state]} at '${broken.hop}'` : STATE_WORDS[state],
        tokenLife ?? 'no token',
        rights.length === 0 ? 'none in the input' : rights.join('\n'),
      ])),
  };
}

function copies(report: AccessReport): Section {
  return {
    title: 'Where tokens are copied',
    words: 'OCM copies every synced token of a cluster into every namespace that sees the cluster. A reader there can use it.',
    head: ['account', 'namespace', 'clusters', 'who can read it there'],
    rows: gather(report.copies, ({ account, namespace, readers }) => [account, namespace, readers]).map(({ first, clusters }) => [
      first.account, first.namespace, clusterWords(clusters), first.readers.length === 0 ? 'nobody in the input' : first.readers.join('\n'),
    ]),
  };
}

function doors({ hubIdentities, unresolvedSubjects }: AccessReport): Section {
  const row = (words: string) => ({ first, clusters }: { first: AccessReport['hubIdentities'][number]; clusters: readonly string[] }) => [
    first.identity, clusterWords(clusters), first.rights.join('\n') || 'none in the input', `${first.object.kind} ${first.object.name}`, words,
  ];
  const key = ({ identity, rights, object }: AccessReport['hubIdentities'][number]) => [identity, rights, object];
  return {
    title: 'Who comes in with a hub token',
    words: 'cluster-proxy lets hub identities in under their own name: these need no token of an account.',
    head: ['hub identity', 'clusters', 'rights on the cluster', 'given by', 'certain'],
    rows: [...gather(hubIdentities, key).map(row('yes')), ...gather(unresolvedSubjects, key).map(row('no: the input cannot tell who that is'))],
  };
}

function loose(report: AccessReport): Section {
  return {
    title: 'Loose ends',
    words: 'What the input leaves open.',
    head: ['what', 'which'],
    rows: [
      ['namespaces that receive tokens and have no known application', report.receivesTokensConsumerUnknown],
      ['accounts whose tokens are copied and that no application names', report.tokensWithoutConsumer],
      ['who can read every Secret of the hub', report.readersOfEverything],
    ].flatMap(([what, which]) => which.length === 0 ? [] : [[what as string, fold(which as string[], 20)]]),
  };
}

export function summaryWords({ consumers, clusters, findings, unknowns }: AccessReport): string {
  const of = (severity: string) => findings.filter(finding => finding.severity === severity).length;
  return `${count(consumers.length, 'application')}, ${count(clusters.length, 'cluster')}; ${count(of('error'), 'error')}, ${count(of('warning'), 'warning')}, ${count(of('notice'), 'notice')}`
    + (unknowns.length === 0 ? '' : `; ${thousands(unknowns.length)} not judged, because the input lacks something`);
}

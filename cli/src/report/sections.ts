import {
  counted, groupBy, joinPlaced, NO_CONSUMER, PathState, possibleReaderName, readerNames, RELEASE_RULE, some, spell, spellPlaced, thousands,
  type AccessReport, type HubIdentity, type PlacedRight, type TokenCopy,
} from '../analyzer';
import { namesOf, unjudgedGroups } from '../text/coverage';
import { levelsText } from '../text/rule-levels';

/** A cell of a table. A text with several lines is a list. */
export interface Cell {
  readonly text: string;
  /** How the state that it shows is drawn. */
  readonly state?: PathState;
}

/** The report as tables: what the terminal, Markdown and the page show alike. */
export interface Section {
  readonly title: string;
  /** What a reader must know to understand it. */
  readonly description: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const NAMED = 3;
const RIGHTS = 6;
const NONE = 'none in the input';

export function sectionsOf(report: AccessReport): Section[] {
  return [
    access(report), broken(report), handovers(report), others(report), copies(report), issued(report), stored(report), hubTokens(report), oneStep(report),
    open(report), unjudged(report),
  ].filter(({ rows }) => rows.length > 0);
}

function row(...texts: readonly string[]): Cell[] {
  return texts.map(text => ({ text }));
}

function clusterText(clusters: readonly string[]): string {
  return clusters.length === 1 ? clusters[0] : `${counted(clusters.length, 'cluster')}: ${some(clusters, NAMED)}`;
}

function access({ consumers }: AccessReport): Section {
  return {
    title: 'Access',
    description: 'Each consumer, with the account whose token it uses. Clusters with the same access share a line; broken access comes first. '
      + 'Complete means as far as manifests tell: nothing was run.',
    head: ['consumer', 'clusters', 'state', 'token validity', 'rights on the cluster'],
    rows: consumers.flatMap(({ name, groups }) => groups.length === 0 ? [row(name, NONE, '-', '-', '-')]
      : groups.map(({ clusters, state, failing, tokenValidity, placedRights }): Cell[] => [
        ...row(name, clusterText(clusters)),
        { text: failing ? `${state} at '${failing.step}'` : state, state },
        ...row(tokenValidity ?? 'no token', rightsText(placedRights)),
      ])),
  };
}

/** In the words of the step that fails: mostly those of a finding about an object on the path. */
function broken({ consumers }: AccessReport): Section {
  return {
    title: 'What breaks access',
    description: 'The first step that fails.',
    head: ['consumer', 'clusters', 'step', 'what is wrong'],
    rows: consumers.flatMap(({ name, groups }) => groups.flatMap(({ clusters, state, failing }) => state === PathState.BROKEN && failing
      ? [row(name, clusterText(clusters), failing.step, failing.description)] : [])),
  };
}

function copies(report: AccessReport): Section {
  return {
    title: 'Copies of tokens',
    description: 'OCM copies every synced token of a cluster into every namespace that sees the cluster. A reader there can use it.',
    head: ['account', 'namespace', 'clusters', 'readers'],
    rows: copyRows(report.copies),
  };
}

function copyRows(copied: readonly TokenCopy[]): Cell[][] {
  return groupBy(copied, copy => [copy.account, copy.namespace, readerNames(copy)]).map(all => {
    const [{ account, namespace }] = all;
    return row(account, namespace, clusterText(clustersOf(all)), readerNames(all[0]).join('\n') || 'nobody in the input');
  });
}

function issued({ issuedTokens }: AccessReport): Section {
  return {
    title: 'Tokens where they are issued',
    description: 'OCM puts each token into the namespace of its cluster first. Who can read it there beside OCM needs no copy.',
    head: ['account', 'namespace', 'clusters', 'readers'],
    rows: copyRows(issuedTokens),
  };
}

function others({ otherAccounts }: AccessReport): Section {
  return {
    title: 'Accounts without a known consumer',
    description: 'Accounts with rights on clusters that no consumer in the input uses. Those that are not in the input have their rights all the same.',
    head: ['account', 'clusters', 'token validity', 'rights on the cluster'],
    rows: otherAccounts.map(({ account, clusters, tokenValidity, placedRights }) =>
      row(account, clusterText(clusters), tokenValidity ?? 'no account in the input', rightsText(placedRights))),
  };
}

function handovers({ tokenHandovers }: AccessReport): Section {
  return {
    title: 'Tokens for Argo CD',
    description: 'Tokens that the controller of GitOpsClusters writes into cluster Secrets of Argo CD. The Secrets themselves are not followed.',
    head: ['given by', 'namespace of Argo CD', 'account', 'clusters', 'rights on the cluster'],
    rows: tokenHandovers.map(({ givenBy, namespace, account, clusters, mayBeMore, placedRights }) => row(
      spell(givenBy),
      namespace,
      account,
      [...clusters.length > 0 ? [clusterText(clusters)] : [], ...mayBeMore ? ['clusters that the input does not name'] : []].join(', and '),
      rightsText(placedRights),
    )),
  };
}

function stored({ storedCredentials }: AccessReport): Section {
  return {
    title: 'Credentials in the input',
    description: 'Credentials for clusters that objects hold themselves. No account is behind them, and what they allow no manifest shows.',
    head: ['object', 'form', 'server', 'credential'],
    rows: storedCredentials.map(({ object, form, server, method }) => row(spell(object), form, server || 'none named', method)),
  };
}

/** What all below rests on: facts about releases that the catalogue does not quite have. */
export function releaseNotes({ findings }: AccessReport): string[] {
  return findings.filter(({ rule }) => rule === RELEASE_RULE).map(({ severity, message }) => `${severity}: ${message}`);
}

/** What is missing for an answer; nothing where there is one. */
export function noteOf({ consumers, tokenHandovers }: AccessReport): string | undefined {
  if (consumers.length === 0 && tokenHandovers.length > 0) {
    return 'Argo CD gets tokens of accounts, as listed below. The input names no other consumer.';
  }
  return consumers.length === 0 ? `${NO_CONSUMER[0].toUpperCase()}${NO_CONSUMER.slice(1)}.` : undefined;
}

/** The clusters of a group, each once. */
export function clustersOf(all: readonly { readonly cluster: string }[]): string[] {
  return [...new Set(all.map(({ cluster }) => cluster))].sort();
}

function hubTokens({ hubIdentities, unresolvedSubjects }: AccessReport): Section {
  const rows = (identities: readonly HubIdentity[], certain: string) => groupBy(
    joinBindings(identities), ({ identity, placedRights, grantedByKind, grantedBy }) => [identity, placedRights, grantedByKind, grantedBy],
  ).map(all => {
    const [{ identity, placedRights, grantedByKind, grantedBy }] = all;
    return row(identity, clusterText(clustersOf(all)), rightsText(placedRights), `${grantedByKind} ${grantedBy}`, certain);
  });
  return {
    title: 'Access with a hub token',
    description: 'cluster-proxy accepts hub identities under their own name: they need no token of an account.',
    head: ['hub identity', 'clusters', 'rights on the cluster', 'granted by', 'certain'],
    rows: [...rows(hubIdentities, 'yes'), ...rows(unresolvedSubjects, 'no: the input does not show who that is')],
  };
}

/** What one object grants an identity on one cluster, by however many bindings. */
export function joinBindings(identities: readonly HubIdentity[]): Pick<HubIdentity, 'identity' | 'cluster' | 'placedRights' | 'grantedByKind' | 'grantedBy'>[] {
  return groupBy(identities, ({ identity, cluster, grantedByKind, grantedBy }) => [identity, cluster, grantedByKind, grantedBy])
    .map(all => ({ ...all[0], placedRights: joinPlaced(all.flatMap(({ placedRights }) => placedRights)) }));
}

/** A line a right, with its namespaces. */
function rightsText(rights: readonly PlacedRight[]): string {
  return rights.length === 0 ? NONE : rights.map(right => spellPlaced(right)).join('\n');
}

function open(report: AccessReport): Section {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['namespaces that receive tokens and have no known consumer', report.receivesTokensConsumerUnknown],
    ['accounts whose tokens are copied and that no consumer names', report.tokensWithoutConsumer],
    ['hub subjects that can read every Secret of the hub', report.readersOfEverything],
    ['hub subjects that can do so if something is as the input does not say', report.possibleReadersOfEverything.map(possibleReaderName)],
  ];
  return {
    title: 'Open questions',
    description: 'What the input leaves open.',
    head: ['question', 'names'],
    rows: rows.flatMap(([question, names]) => names.length === 0 ? [] : [row(question, some(names, 20))]),
  };
}

/** What a component brings is one line: it needs these rights, and everybody has it. */
function oneStep(report: AccessReport): Section {
  const own = report.oneStep.filter(({ component }) => component === undefined);
  const brought = groupBy(report.oneStep.filter(({ component }) => component !== undefined), ({ component }) => component);
  return {
    title: 'In one step',
    description: 'These hub identities cannot read a token, or need not: with one request they come to one, or to rights on a cluster.',
    head: ['hub identity', 'where on the hub', 'rights'],
    rows: [
      ...groupBy(own, ({ subject, rights }) => [subject, rights]).map(all => {
        const namespaces = all.flatMap(({ namespace }) => namespace ?? []);
        return row(all[0].subject, namespaces.length === 0 ? 'everywhere' : some(namespaces, NAMED), some(all[0].rights, RIGHTS));
      }),
      ...brought.map(all => row(`${counted(new Set(all.map(({ subject }) => subject)).size, 'identity', 'identities')} of ${all[0].component}`, '-',
        'as the component brings them')),
    ],
  };
}

function unjudged({ coverage }: AccessReport): Section {
  return {
    title: 'Not judged',
    description: 'These objects may carry access, and nothing above counts them, or only a part of them.',
    head: ['objects', 'kind', 'why', 'names'],
    rows: unjudgedGroups(coverage.notJudged).map(({ kind, reason, all }) => row(thousands(all.length), kind, reason, namesOf(all, NAMED))),
  };
}

export function summaryOf({ consumers, clusters, findings, unknowns, rules, coverage }: AccessReport): string {
  const of = (severity: string) => findings.filter(finding => finding.severity === severity).length;
  return [counted(consumers.length, 'consumer'), counted(clusters.length, 'cluster')].join(', ')
    + `; ${[counted(of('error'), 'error'), counted(of('warning'), 'warning'), counted(of('notice'), 'notice')].join(', ')}`
    + levelsText(rules).map(text => `; ${text}`).join('')
    + (unknowns.length === 0 ? '' : `; ${thousands(unknowns.length)} unknown, because the input lacks something`)
    + (coverage.notJudged.length === 0 ? '' : `; ${counted(coverage.notJudged.length, 'object')} not judged`);
}

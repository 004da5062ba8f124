import { some } from '../../errors/format-error';
import { Right, right } from '../../kubernetes/rbac-rules';
import { groupBy } from '../engine/grouping';
import { AccessGraph } from '../graph/access-graph';
import { accountRights, placesOf, ScopedRights, scopedRights } from '../graph/cluster-rights';
import { consumerName, subjectNames } from '../graph/consumers';
import { hubTokenAccessOf, isMaster, whoIs } from '../graph/hub-token-access';
import { accountsOf, NamedAccount } from '../graph/named-accounts';
import { readersOf } from '../graph/tokens/token-readers';

/** What kind of identity can do something on a cluster. */
export enum GranteeKind {
  /** An application on the hub that uses an account. */
  CONSUMER = 'consumer',
  /** An account that no application in the input uses. */
  ACCOUNT = 'account',
  /** A hub identity that uses its hub token. */
  HUB_IDENTITY = 'hub identity',
  /** A hub subject that can read a copy of a token. */
  TOKEN_READER = 'token reader',
}

/** An identity that can do what was asked for, on which clusters, and by which means. */
export interface Grantee {
  /** What kind of identity it is. */
  readonly kind: GranteeKind;
  /** Its name. */
  readonly who: string;
  /** The token that it uses: `token of account my-app` and the like. */
  readonly how: string;
  /** Where on the clusters: `everywhere`, `in team-a`, `everywhere, only for 'one'`; or a role whose rights are not in the input. */
  readonly where: string;
  /** Whether the input decides it. */
  readonly certain: boolean;
  /** Names of the clusters. */
  readonly clusters: string[];
}

/** A grantee on one cluster. */
interface Grant extends Omit<Grantee, 'clusters'> {
  readonly cluster: string;
}

const PLACED = 'clusters that the input does not name';
const EVERYWHERE = [{ where: 'everywhere', certain: true }];

/** Every identity that can do something on managed clusters: `whoCan(graph, 'create', 'jobs.batch')`. */
export function whoCan(graph: AccessGraph, verb: string, resource: string, cluster?: string): Grantee[] {
  const wanted = parse(verb, resource);
  const accounts = accountsOf(graph).filter(account => cluster === undefined || account.cluster === cluster);
  const grants = [...accounts.flatMap(account => accountGrants(graph, account, wanted)), ...hubTokenGrants(graph, wanted, cluster)];
  return groupBy(grants, ({ cluster: _, ...grantee }) => grantee).map(all => {
    const [{ cluster: _, ...grantee }] = all;
    return { ...grantee, clusters: [...new Set(all.map(grant => grant.cluster))].sort() };
  }).sort((a, b) => `${a.kind} ${a.who}` < `${b.kind} ${b.who}` ? -1 : 1);
}

function accountGrants(graph: AccessGraph, { cluster, name, account }: NamedAccount, wanted: Right): Grant[] {
  const own = account === undefined ? `token of account ${name}, which is not in the input` : `token of account ${name}`;
  // Where nothing is missing, nobody has the token of an account that is missing.
  const exists = account !== undefined || !graph.complete;
  return places(accountRights(graph, cluster, name), wanted, graph.complete).flatMap(place => {
    const grant = (kind: GranteeKind, who: string, how = own, certain = true): Grant => ({
      kind, who, how, ...place, certain: place.certain && certain, cluster,
    });
    const users = graph.consumers.filter(consumer => consumer.account === name && graph.sets.sees(consumer.namespace, cluster) !== false);
    // An application's own service account is the application.
    const applications = new Set(users.flatMap(subjectNames));
    const readers = readersOf(graph, { cluster, name, synced: account?.synced ?? false });
    return [
      ...users.length > 0 ? users.map(consumer => grant(GranteeKind.CONSUMER, consumerName(consumer), own, exists))
        : [grant(GranteeKind.ACCOUNT, name, own, exists)],
      ...readers.filter(({ reader }) => !applications.has(reader)).map(({ reader, place: where, dependsOn }) =>
        grant(GranteeKind.TOKEN_READER, reader, `token of account ${name}${where}${dependsOnText(dependsOn)}`, dependsOn.length === 0)),
    ];
  });
}

function dependsOnText(dependsOn: readonly string[]): string {
  return dependsOn.length === 0 ? '' : `, depending on ${dependsOn.join(', ')}, which the input lacks`;
}

function hubTokenGrants(graph: AccessGraph, wanted: Right, cluster?: string): Grant[] {
  const all = graph.options.hubTokensAccepted === false ? [] : hubTokenAccessOf(graph);
  return all.filter(access => cluster === undefined || access.cluster === cluster || access.cluster === '')
    .flatMap(access => (isMaster(access) ? EVERYWHERE : places(scopedRights([access.body]), wanted, graph.complete)).map(({ where, certain }) => ({
      kind: GranteeKind.HUB_IDENTITY,
      who: whoIs(access),
      how: `${access.identity === undefined ? 'its own token' : 'hub token, through cluster-proxy'} (${access.object.kind} ${access.object.name})`,
      where,
      certain: certain && access.identity !== undefined && access.cluster !== '',
      cluster: access.cluster === '' ? PLACED : access.cluster,
    })));
}

/** `jobs.batch`, `pods`, `pods/log`, `workloads.kueue.x-k8s.io/status` */
function parse(verb: string, resource: string): Right {
  const [name, subresource] = resource.split('/');
  const dot = name.indexOf('.');
  const plural = dot < 0 ? name : name.slice(0, dot);
  return right(verb, dot < 0 ? '' : name.slice(dot + 1), subresource === undefined ? plural : `${plural}/${subresource}`);
}

function places(rights: ScopedRights, wanted: Right, complete: boolean): Pick<Grantee, 'where' | 'certain'>[] {
  return placesOf(rights, wanted, complete).map(({ where, names, certain }) => (
    { where: names.length === 0 ? where : `${where}, only for ${some(names.map(name => `'${name}'`))}`, certain }
  ));
}

import { some } from '../../errors/format-error';
import { holds, namesHeld, Right, right } from '../../kubernetes/rbac-rules';
import { syncedSecretName } from '../../ocm/synced-secret';
import { groupBy } from '../engine/grouping';
import { AccessGraph } from '../graph/access-graph';
import { Account } from '../graph/accounts';
import { accountRights, ScopedRights, scopedRights } from '../graph/cluster-rights';
import { consumerName, subjectNames } from '../graph/consumers';
import { hubTokenAccessOf, whoIs } from '../graph/hub-token-access';

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

const PLACED = 'selected by a Placement';

/** Every identity that can do something on managed clusters: `whoCan(graph, 'create', 'jobs.batch')`. */
export function whoCan(graph: AccessGraph, verb: string, resource: string, cluster?: string): Grantee[] {
  const wanted = parse(verb, resource);
  const accounts = graph.accounts.all.filter(account => cluster === undefined || account.cluster === cluster);
  const grants = [...accounts.flatMap(account => accountGrants(graph, account, wanted)), ...hubTokenGrants(graph, wanted, cluster)];
  return groupBy(grants, ({ cluster: _, ...grantee }) => grantee).map(all => {
    const [{ cluster: _, ...grantee }] = all;
    return { ...grantee, clusters: [...new Set(all.map(grant => grant.cluster))] };
  }).sort((a, b) => `${a.kind} ${a.who}` < `${b.kind} ${b.who}` ? -1 : 1);
}

function accountGrants(graph: AccessGraph, { cluster, name, synced }: Account, wanted: Right): Grant[] {
  return places(accountRights(graph, cluster, name), wanted).flatMap(place => {
    const grant = (kind: GranteeKind, who: string, how = `token of account ${name}`): Grant => ({ kind, who, how, ...place, cluster });
    const users = graph.consumers.filter(consumer => consumer.account === name && graph.sets.sees(consumer.namespace, cluster) !== false);
    // An application's own service account is the application.
    const own = new Set(users.flatMap(subjectNames));
    const readers = (synced ? graph.sets.receivers(cluster) : []).flatMap(namespace => graph.rbac.readers(namespace, syncedSecretName(cluster, name))
      .filter(reader => !own.has(reader))
      .map(reader => grant(GranteeKind.TOKEN_READER, reader, `token of account ${name}, copied into namespace ${namespace}`)));
    return [
      ...users.length > 0 ? users.map(consumer => grant(GranteeKind.CONSUMER, consumerName(consumer))) : [grant(GranteeKind.ACCOUNT, name)],
      ...readers,
      ...graph.rbac.readersOfEverything().map(reader => grant(GranteeKind.TOKEN_READER, reader, `token of account ${name}: reads every Secret of the hub`)),
    ];
  });
}

function hubTokenGrants(graph: AccessGraph, wanted: Right, cluster?: string): Grant[] {
  const all = graph.options.hubTokensAccepted === false ? [] : hubTokenAccessOf(graph);
  return all.filter(access => cluster === undefined || access.cluster === cluster || access.cluster === '')
    .flatMap(access => places(scopedRights([access.body]), wanted).map(({ where, certain }) => ({
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

function places(rights: ScopedRights, wanted: Right): Pick<Grantee, 'where' | 'certain'>[] {
  const scopes = [...rights.scopes].flatMap(([namespace, scope]) => {
    if (holds(scope, wanted)) {
      return [placeOf(namespace)];
    }
    const names = namesHeld(scope, wanted);
    return names.length > 0 ? [`${placeOf(namespace)}, only for ${some(names.map(name => `'${name}'`))}`] : [];
  }).map(where => ({ where, certain: true }));
  return [...scopes, ...[...rights.roles].map(role => ({ where: `if ${role} allows it: its rights are not in the input`, certain: false }))];
}

function placeOf(namespace: string): string {
  if (namespace === '') {
    return 'everywhere';
  }
  return namespace === '*' ? 'in namespaces selected by label' : `in ${namespace}`;
}

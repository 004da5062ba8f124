import { some } from '../../errors/format-error';
import { holds, namesHeld, Right, right } from '../../kubernetes/rbac-rules';
import { syncedSecretName } from '../../ocm/synced-secret';
import { AccessGraph } from '../graph/access-graph';
import { accountRights, ScopedRights, scopedRights } from '../graph/cluster-rights';
import { consumerName, subjectNames } from '../graph/consumers';
import { hubTokenAccessOf, whoIs } from '../graph/hub-token-access';

/** Somebody who can do what was asked for, on which clusters and how. */
export interface Grantee {
  readonly kind: 'consumer' | 'account' | 'hub identity' | 'token reader';
  readonly who: string;
  /** `token of account my-app` and the like. */
  readonly how: string;
  /** Where on the clusters: `everywhere`, `in team-a`, `everywhere, for 'one' alone`; or a role whose rights are not in the input. */
  readonly where: string;
  /** Whether the input tells it for sure. */
  readonly certain: boolean;
  readonly clusters: readonly string[];
}

/** Everybody who can do something on managed clusters: `whoCan(graph, 'create', 'jobs.batch')`. */
export function whoCan(graph: AccessGraph, verb: string, resource: string, cluster?: string): Grantee[] {
  const wanted = parse(verb, resource);
  const found = new Map<string, Grantee & { clusters: string[] }>();
  const say = (grantee: Omit<Grantee, 'clusters'>, on: string) => {
    const key = JSON.stringify(grantee);
    const known = found.get(key) ?? { ...grantee, clusters: [] };
    found.set(key, known);
    if (!known.clusters.includes(on)) {
      known.clusters.push(on);
    }
  };
  for (const account of graph.accounts.all.filter(a => cluster === undefined || a.cluster === cluster)) {
    for (const { where, certain } of places(accountRights(graph, account.cluster, account.name), wanted)) {
      const users = graph.consumers
        .filter(consumer => consumer.account === account.name && graph.sets.sees(consumer.namespace, account.cluster) !== false);
      const how = `token of account ${account.name}`;
      users.forEach(consumer => say({ kind: 'consumer', who: consumerName(consumer), how, where, certain }, account.cluster));
      if (users.length === 0) {
        say({ kind: 'account', who: account.name, how, where, certain }, account.cluster);
      }
      // An application's own service account is the application.
      const own = new Set(users.flatMap(subjectNames));
      for (const namespace of account.synced ? graph.sets.receivers(account.cluster) : []) {
        for (const reader of graph.rbac.readers(namespace, syncedSecretName(account.cluster, account.name)).filter(name => !own.has(name))) {
          say({ kind: 'token reader', who: reader, how: `${how}, copied into namespace ${namespace}`, where, certain }, account.cluster);
        }
      }
      for (const reader of graph.rbac.readersOfEverything()) {
        say({ kind: 'token reader', who: reader, how: `${how}: reads every Secret of the hub`, where, certain }, account.cluster);
      }
    }
  }
  const doors = graph.options.hubTokensAccepted === false ? [] : hubTokenAccessOf(graph);
  for (const door of doors.filter(d => cluster === undefined || d.cluster === cluster || d.cluster === '')) {
    for (const { where, certain } of places(scopedRights([door.body]), wanted)) {
      say({
        kind: 'hub identity',
        who: whoIs(door),
        how: `${door.identity === undefined ? 'token of its own' : 'hub token, through cluster-proxy'} (${door.object.kind} ${door.object.name})`,
        where,
        certain: certain && door.identity !== undefined && door.cluster !== '',
      }, door.cluster === '' ? 'chosen by a Placement' : door.cluster);
    }
  }
  return [...found.values()].sort((a, b) => `${a.kind} ${a.who}` < `${b.kind} ${b.who}` ? -1 : 1);
}

/** `jobs.batch`, `pods`, `pods/log`, `workloads.kueue.x-k8s.io/status` */
function parse(verb: string, resource: string): Right {
  const [name, subresource] = resource.split('/');
  const dot = name.indexOf('.');
  const plural = dot < 0 ? name : name.slice(0, dot);
  return right(verb, dot < 0 ? '' : name.slice(dot + 1), subresource === undefined ? plural : `${plural}/${subresource}`);
}

function places(rights: ScopedRights, wanted: Right): { where: string; certain: boolean }[] {
  const scopes = [...rights.scopes].flatMap(([namespace, scope]) => {
    if (holds(scope, wanted)) {
      return [place(namespace)];
    }
    const names = namesHeld(scope, wanted);
    return names.length > 0 ? [`${place(namespace)}, for ${some(names.map(name => `'${name}'`))} alone`] : [];
  }).map(where => ({ where, certain: true }));
  return [...scopes, ...[...rights.roles].map(role => ({ where: `if ${role} allows it: its rights are not in the input`, certain: false }))];
}

function place(namespace: string): string {
  return namespace === '' ? 'everywhere' : namespace === '*' ? 'in namespaces chosen by label' : `in ${namespace}`;
}

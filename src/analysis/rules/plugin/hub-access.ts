import { right } from '../../../kubernetes/rbac-rules';
import { any, Truth } from '../../../kubernetes/three-valued';
import { RBAC_GROUP } from '../../../ocm/kinds';
import { syncedSecretName } from '../../../ocm/synced-secret';
import { Severity } from '../../engine/findings';
import { add } from '../../engine/fix';
import { Missing, missing } from '../../engine/missing-input';
import { defineRule } from '../../engine/rule';
import { AccessGraph } from '../../graph/access-graph';
import { Consumer, consumerName, runsAs } from '../../graph/consumers';
import { podField, Workload } from '../../graph/workloads';
import { clustersOf } from '../../queries/access-path';
import { LackingRights, lackingOnHub } from '../../queries/path-hub-role';

const TOKEN = '{noToken} cannot get the synced Secrets of account \'{account}\'';
const PROFILES = '{noProfiles} cannot get and list ClusterProfiles';
const BOTH = `${TOKEN}, and ${PROFILES}` as const;
const ADD = 'add Roles for account \'{account}\'';
const EXTEND = {
  remedy: 'extend the Roles of account \'{account}\'',
  question: 'Which Role of namespace \'{namespace}\' should grant this?',
} as const;

export const hubAccess = defineRule({
  id: 'hub-access',
  title: 'The service account that runs the plugin may read its token and its ClusterProfiles',
  severity: Severity.ERROR,
  // The path asks this itself, for each cluster.
  breaks: false,
  traps: ['T40'],
  looksAt: 'hub Roles and bindings of the service accounts of workloads that run the plugin; what Kueue ships for itself counts',
  messages: {
    'token-add': { problem: TOKEN, remedy: ADD },
    'profiles-add': { problem: PROFILES, remedy: ADD },
    'both-add': { problem: BOTH, remedy: ADD },
    'token-extend': { problem: TOKEN, ...EXTEND },
    'profiles-extend': { problem: PROFILES, ...EXTEND },
    'both-extend': { problem: BOTH, ...EXTEND },
    'no-entry': {
      problem: 'has the plugin, and may neither list ClusterProfiles nor read its token',
      remedy: 'add Roles for it',
      question: 'Which account does this workload use?',
    },
  },
  check: (graph, report) => {
    for (const consumer of graph.consumers) {
      const [entry] = report.each(consumer.entries);
      const lacking = lackingAnywhere(graph, consumer);
      const what = missingFor(graph, consumer, lacking);
      if (entry && what) {
        report.lacks(entry.object, what);
      } else if (entry && isLacking(lacking)) {
        const data = { ...lacking, account: consumer.account, namespace: consumer.namespace };
        const place = { field: 'RBAC', value: consumerName(consumer) };
        const kind = kindOf(lacking);
        const roles = rolesFor(consumer, clustersOf(graph, consumer));
        if (roles.some(({ kind: type, metadata }) => graph.objects.get(`${RBAC_GROUP}/${type}`, metadata.namespace, metadata.name))) {
          report.violation(entry.object, `${kind}-extend`, { ...place, data });
        } else {
          report.violation(entry.object, `${kind}-add`, { ...place, data, fix: add(...roles) });
        }
      }
    }
    for (const workload of report.each(withoutEntry(graph))) {
      const may = mayUseTokens(graph, workload);
      if (may === undefined) {
        report.unknown(workload.object, 'hub-rbac', { namespace: workload.namespace });
      } else if (!may) {
        report.violation(workload.object, 'no-entry', { field: podField(workload, 'spec.serviceAccountName'), value: runsAs(workload)?.name });
      }
    }
  },
});

/** Some consumers run the plugin and leave ClusterProfiles to a controller beside them, as Argo CD does. */
function mayUseTokens(graph: AccessGraph, { namespace, ...workload }: Workload): Truth {
  const account = runsAs({ namespace, ...workload });
  if (!account) {
    return undefined;
  }
  const tokens = graph.copies.filter(copy => copy.namespace === namespace).map(copy => right('get', '', 'secrets', copy.secret));
  const useful = [right('list', 'multicluster.x-k8s.io', 'clusterprofiles'), right('get', '', 'secrets'), ...tokens];
  return any(useful.map(one => graph.rbac.can(namespace, account, one)));
}

/** Workloads that have the plugin and no provider entry in the input: they need rights all the same. */
function withoutEntry(graph: AccessGraph): Workload[] {
  const named = new Set(graph.consumers.flatMap(consumer => consumer.workloads));
  return graph.workloads.all.filter(workload => workload.plugins.length > 0 && !named.has(workload));
}

function lackingAnywhere(graph: AccessGraph, consumer: Consumer): LackingRights {
  const all = clustersOf(graph, consumer).map(cluster => lackingOnHub(graph, consumer, cluster));
  return { noToken: [...new Set(all.flatMap(({ noToken }) => noToken))], noProfiles: [...new Set(all.flatMap(({ noProfiles }) => noProfiles))] };
}

function isLacking({ noToken, noProfiles }: LackingRights): boolean {
  return noToken.length > 0 || noProfiles.length > 0;
}

function missingFor(graph: AccessGraph, { account, namespace, subjects }: Consumer, lacking: LackingRights): Missing | undefined {
  if (subjects.length === 0) {
    return missing('workload', { account, namespace });
  }
  const roles = graph.rbac.unresolved(namespace);
  if (!isLacking(lacking) || (graph.complete && roles.length === 0)) {
    return undefined;
  }
  return roles.length > 0 ? missing('hub-roles', { roles, namespace }) : missing('hub-rbac', { namespace });
}

function kindOf({ noToken, noProfiles }: LackingRights) {
  if (noToken.length === 0) {
    return 'profiles';
  }
  return noProfiles.length === 0 ? 'token' : 'both';
}

function rolesFor(consumer: Consumer, clusters: readonly string[]) {
  const role = (name: string, rule: object) => {
    const metadata = { name, namespace: consumer.namespace };
    const subjects = consumer.subjects.map(subject => ({ kind: 'ServiceAccount', ...subject }));
    return [
      { apiVersion: `${RBAC_GROUP}/v1`, kind: 'Role', metadata, rules: [rule] },
      { apiVersion: `${RBAC_GROUP}/v1`, kind: 'RoleBinding', metadata, roleRef: { apiGroup: RBAC_GROUP, kind: 'Role', name }, subjects },
    ];
  };
  return [
    ...role(`${consumer.account}-clusterprofiles`, { apiGroups: ['multicluster.x-k8s.io'], resources: ['clusterprofiles'], verbs: ['get', 'list', 'watch'] }),
    ...role(`${consumer.account}-tokens`, {
      apiGroups: [''], resources: ['secrets'], resourceNames: clusters.map(cluster => syncedSecretName(cluster, consumer.account)), verbs: ['get'],
    }),
  ];
}

import { bodiesText } from './bodies-text';
import { AccessChangeKind, RawChange } from './messages';
import { contentOf } from './unjudged';
import { contentText } from '../../../kubernetes/json';
import { syncedSecretName } from '../../../ocm/synced-secret';
import { isOwnField } from '../../engine/grouping';
import { Data } from '../../engine/message';
import { RuleFinding, RuleUnknown } from '../../engine/rule';
import { AnalysisResult } from '../../engine/run-rules';
import { AccessGraph } from '../../graph/access-graph';
import { carriedWorkloads } from '../../graph/works/carried-workloads';
import { CoverageState } from '../../input/bearing';
import { KubeName, referenceTo } from '../../input/objects';
import { coveredObjects } from '../coverage';
import { clusterFieldOf } from '../object-cluster';

/** One state of the manifests, with what only it gives. */
export interface ClustersOfSide {
  readonly graph: AccessGraph;
  readonly result: AnalysisResult;
  readonly changes: readonly RawChange[];
  /** Clusters that the other side lacks. */
  readonly clusters: ReadonlySet<string>;
}

/** One thing that is said about a cluster. */
interface Statement {
  readonly cluster: string;
  /** What must be the same as it is, be it by chance the name of the cluster: an account, a right, a user. */
  readonly fixed: unknown;
  /** Where the name of the cluster makes no difference. */
  readonly named?: unknown;
}

/** The cluster that a change is about; the rights that lead to a token in one step are held in its namespace on the hub. */
export function clusterOfChange({ kind, cluster, data }: RawChange): string {
  return cluster ?? (kind === AccessChangeKind.ONE_STEP ? String(data.namespace ?? '') : '');
}

/** The clusters that a finding, or an open question, may be about. */
export function clustersOf({ data, object }: Pick<RuleFinding, 'data'> & Partial<Pick<RuleUnknown, 'object'>>): string[] {
  return [String(data.cluster ?? ''), ...object ? [object.namespace ?? '', ownClusterOf(object)] : []];
}

function ownClusterOf(object: KubeName): string {
  const field = clusterFieldOf(object);
  return field === undefined ? '' : object[field] ?? '';
}

/**
 * Everything that the input has about each of some clusters, with the name of the cluster taken out, in an order of its own. Whatever may make one cluster
 * another belongs here: two of which the same is said are taken for one.
 */
export function statementsOf(side: ClustersOfSide): ReadonlyMap<string, readonly string[]> {
  const found = new Map([...side.clusters].map((cluster): [string, string[]] => [cluster, []]));
  for (const statement of allStatements(side)) {
    found.get(statement.cluster)?.push(textOf(statement, side.graph));
  }
  found.forEach(texts => texts.sort());
  return found;
}

function allStatements(side: ClustersOfSide): Statement[] {
  return [...described(side), ...granted(side), ...running(side), ...reported(side), ...written(side), ...left(side)];
}

/** The cluster itself, and the sets that hold it or may hold it. */
function described({ graph, clusters }: ClustersOfSide): Statement[] {
  return [...clusters].map(cluster => {
    const { labels = new Map<string, unknown>(), accepted, own, kueue } = graph.fleet.get(cluster) ?? {};
    const sets = [...graph.sets.sets.values()].map(set => [set.name, graph.sets.contains(set, cluster) ?? null]).filter(([, holds]) => holds !== false);
    return { cluster, fixed: ['cluster', accepted, own, kueue, graph.permissions.accountNamespace(cluster)], named: [Object.fromEntries(labels), sets.sort()] };
  });
}

/** Rights, accounts, and who reaches their tokens. */
function granted({ graph, changes, clusters }: ClustersOfSide): Statement[] {
  return [
    ...[...clusters].flatMap(cluster => [
      ...graph.permissions.on(cluster).map(({ object, bodies }) => ({ cluster, fixed: ['grant', object.kind, object.name, bodiesText(bodies)] })),
      ...graph.accounts.on(cluster).map(({ name, synced, validityText }) => ({ cluster, fixed: ['account', name, synced, validityText] })),
    ]),
    ...changes.map(change => {
      const { cluster: _, data: { namespace, ...data }, ...rest } = change;
      return { cluster: clusterOfChange(change), fixed: ['change', rest, data], named: namespace };
    }),
  ];
}

/** What works and the like bring to the cluster: its pods have rights there. */
function running({ graph, clusters }: ClustersOfSide): Statement[] {
  return [...carriedWorkloads(graph).values()].filter(({ cluster }) => clusters.has(cluster)).map(({ workload, cluster }) => {
    const { object: { kind, namespace, name }, partial, serviceAccount, pod } = workload;
    return { cluster, fixed: ['workload', kind, namespace, name, partial, serviceAccount], named: pod };
  });
}

/** Data of a message that name a cluster, its namespace, or what has its name after it. */
const NAMED = ['cluster', 'clusters', 'namespace', 'secret', 'set'];

function dataOf(data: Data, named: boolean): unknown {
  return Object.fromEntries(Object.entries(data).filter(([name]) => NAMED.includes(name) === named));
}

/** What the rules find, what is suppressed of it, and what they leave open. */
function reported({ result, clusters }: ClustersOfSide): Statement[] {
  const about = (one: Parameters<typeof clustersOf>[0], statement: Omit<Statement, 'cluster'>) => [...new Set(clustersOf(one))]
    .filter(cluster => clusters.has(cluster)).map(cluster => ({ cluster, ...statement }));
  return [
    ...result.findings.flatMap(finding => about(finding, findingStatement(finding, 'finding'))),
    ...result.suppressed.flatMap(({ finding, reason }) => about(finding, findingStatement(finding, `suppressed ${reason}`))),
    ...result.unknowns.flatMap(one => about(one, { fixed: ['unknown', one.rule, one.messageId, dataOf(one.data, false)], named: dataOf(one.data, true) })),
  ];
}

function findingStatement({ rule, severity, messageId, data, object, field, value }: RuleFinding, what: string): Omit<Statement, 'cluster'> {
  const own = isOwnField(field);
  return {
    fixed: [what, rule, severity, messageId, dataOf(data, false), field, own ? null : value, fixedName(object)],
    named: [dataOf(data, true), own ? value : null, namedName(object)],
  };
}

/** The name of an object that is not the one of its cluster. */
function fixedName(object: KubeName): unknown {
  return clusterFieldOf(object) === 'name' ? [object.kind] : [object.kind, object.name];
}

function namedName(object: KubeName): unknown {
  return clusterFieldOf(object) === 'name' ? [object.namespace, object.name] : [object.namespace];
}

/** Of these, what is granted is compared: the rest of a work is not access. */
const COMPARED_BY_RIGHTS = ['ClusterPermission', 'ManifestWork'];

/** Objects of which each cluster has its own, and what names its ClusterProfile, as they are written. */
function written({ graph, clusters }: ClustersOfSide): Statement[] {
  const owned = [...graph.objects.everything().map(object => ({ object, cluster: ownClusterOf(object) })), ...graph.profileReferences()];
  return owned.filter(({ cluster }) => clusters.has(cluster)).map(({ object, cluster }) => {
    const spec = COMPARED_BY_RIGHTS.includes(object.kind) ? null : object.manifest.spec ?? null;
    const isNamed = clusterFieldOf(object) === 'name';
    return { cluster, fixed: ['object', fixedName(object), isNamed ? null : spec], named: [namedName(object), isNamed ? spec : null] };
  });
}

/** What is not judged, in the namespace of the cluster or on the way to it. */
function left({ graph, clusters }: ClustersOfSide): Statement[] {
  return coveredObjects(graph).filter(({ bearing }) => bearing.state === CoverageState.NOT_JUDGED).flatMap(({ object, carrier, manifest }) =>
    [...new Set([object.namespace, carrier?.namespace ?? ''])].filter(cluster => clusters.has(cluster)).map(cluster => {
      const content = contentOf(manifest);
      return {
        cluster,
        fixed: 'not judged',
        named: [referenceTo(object), carrier && referenceTo(carrier), content === undefined ? unreadable(cluster) : JSON.parse(content) as unknown],
      };
    }));
}

const NAME = '\u0000';

/** The text of a statement, in which the name of the cluster, and that of a Secret named after it, are the same for all clusters. */
function textOf({ cluster, fixed, named = null }: Statement, { accounts }: AccessGraph): string {
  const [same, own] = [contentText(fixed), contentText(named)];
  if (same === undefined || own === undefined) {
    return unreadable(cluster);
  }
  const secrets = accounts.on(cluster).map(({ name }) => [syncedSecretName(cluster, name), syncedSecretName(NAME, name)]);
  const text = [[cluster, NAME], ...secrets].reduce((rest, [name, other]) => rest.split(JSON.stringify(name)).join(JSON.stringify(other)), own);
  return `${same} ${text}`;
}

/** Nobody can tell whether something that refers to itself is the same elsewhere. */
function unreadable(cluster: string): string {
  return `something about cluster ${cluster} that refers to itself`;
}

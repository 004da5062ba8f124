import { PathStep, StepName, StepState } from './path-step';
import { show, some } from '../../errors/format-error';
import { at } from '../../kubernetes/json';
import { LABEL_LENGTH } from '../../kubernetes/names';
import { right } from '../../kubernetes/rbac-rules';
import { Truth } from '../../kubernetes/three-valued';
import { SERVICE_ACCOUNT } from '../../ocm/kinds';
import { syncedSecretName } from '../../ocm/synced-secret';
import { PROVIDER_NAME } from '../../releases/cluster-proxy/facts';
import { AccessGraph } from '../graph/access-graph';
import { Binding } from '../graph/cluster-sets';
import { Consumer, subjectNames } from '../graph/consumers';
import { pluginState } from '../graph/plugin-state';
import { podField, Workload } from '../graph/workloads';
import { KubeObject, referenceTo } from '../input/objects';

/** Clusters that an application is meant to reach: those its namespace sees, narrowed to those its configuration names. */
export function clustersOf(graph: AccessGraph, consumer: Consumer): readonly string[] {
  const known = memo.get(graph) ?? new Map<Consumer, readonly string[]>();
  memo.set(graph, known);
  const found = known.get(consumer) ?? meant(graph, consumer);
  known.set(consumer, found);
  return found;
}

const memo = new WeakMap<AccessGraph, Map<Consumer, readonly string[]>>();

function meant(graph: AccessGraph, consumer: Consumer): string[] {
  const named = consumer.entries.flatMap(({ cluster }) => cluster ?? []);
  const all = consumer.entries.every(({ cluster }) => cluster !== undefined);
  const workers = consumer.entries.some(({ manager }) => manager) ? graph.profileReferences().map(({ cluster }) => cluster) : [];
  const seen = graph.sets.seenBy(consumer.namespace);
  return [...new Set(all ? named : workers.length > 0 ? workers : seen)].sort();
}

/** Every cluster that belongs into the row of a consumer: meant, or with an account of that name that its namespace may see. */
export function rowOf(graph: AccessGraph, consumer: Consumer): string[] {
  const accounts = graph.accounts.named(consumer.account).map(({ cluster }) => cluster)
    .filter(cluster => graph.sets.sees(consumer.namespace, cluster) !== false || clustersOf(graph, consumer).includes(cluster));
  return [...new Set([...clustersOf(graph, consumer), ...accounts])].sort();
}

/** The access path from a consumer to a cluster, step by step. */
export function accessPathOf(graph: AccessGraph, consumer: Consumer, cluster: string): PathStep[] {
  return [
    ...visibility(graph, consumer, cluster),
    account(graph, consumer, cluster),
    secret(graph, consumer, cluster),
    hubRole(graph, consumer, cluster),
    ...use(graph, consumer),
    permission(graph, consumer, cluster),
  ];
}

function hop(name: StepName, state: StepState, words: string, object?: KubeObject, field?: string): PathStep {
  return { hop: name, state, words, ...(object ? { object: referenceTo(object), ...(field === undefined ? {} : { field }) } : {}) };
}

/** What is missing is wrong where the input is everything there is, and else not to be told. */
function missing(graph: AccessGraph, name: StepName, what: string): PathStep {
  return graph.complete ? hop(name, 'violation', `${what} is missing`) : hop(name, 'unknown', what);
}

function visibility(graph: AccessGraph, consumer: Consumer, cluster: string): PathStep[] {
  const { namespace } = consumer;
  const profile = graph.sets.profile(namespace, cluster);
  const bindings = graph.sets.boundTo(namespace);
  const holding = (tri: Truth) => bindings.find(({ set }) => graph.sets.contains(set, cluster) === tri);
  // One that may hold the cluster comes before one that does not.
  const binding = holding(true) ?? holding(undefined) ?? bindings[0];
  const contains = binding && graph.sets.contains(binding.set, cluster);
  return [
    binding?.set && contains !== undefined
      ? hop('set', contains ? 'ok' : 'violation', `set '${binding.setName}' ${contains ? 'selects' : 'does not select'} '${cluster}'`, binding.set.object, 'spec.clusterSelector')
      : profile ? hop('set', 'not applicable', 'the profile is there')
        : binding?.set ? hop('set', 'unknown', graph.fleet.get(cluster) ? `what set '${binding.setName}' selects: Kubernetes would refuse its selector` : `the labels of cluster '${cluster}'`, binding.set.object)
          : missing(graph, 'set', binding ? `ManagedClusterSet '${binding.setName}'` : `a ManagedClusterSet that selects '${cluster}'`),
    binding ? bindingHop(binding)
      : profile ? hop('binding', 'not applicable', 'the profile is there')
        : missing(graph, 'binding', `a ManagedClusterSetBinding in namespace '${namespace}'`),
    profile ? hop('profile', 'ok', `ClusterProfile ${namespace}/${cluster}`, profile)
      : binding ? profileHop(graph, binding, cluster)
        : missing(graph, 'profile', `what brings ClusterProfile '${cluster}' into namespace '${namespace}'`),
  ];
}

function bindingHop({ setName, namespace, object }: Binding): PathStep {
  const named = object.name === setName;
  return hop('binding', named ? 'ok' : 'violation', `set '${setName}' is bound to namespace '${namespace}'${named ? '' : ` by a binding of another name, '${object.name}'`}`, object, 'spec.clusterSet');
}

/** What OCM makes of a set and its binding, where the input does not hold the profile itself. */
function profileHop(graph: AccessGraph, { set, namespace, object }: Binding, cluster: string): PathStep {
  const contains = graph.sets.contains(set, cluster);
  if (contains === undefined) {
    return hop('profile', 'unknown', `whether namespace '${namespace}' sees cluster '${cluster}'`);
  }
  if (!contains) {
    return hop('profile', 'violation', `namespace '${namespace}' does not see '${cluster}'`, object);
  }
  return graph.fleet.get(cluster)?.accepted === false
    ? hop('profile', 'violation', `the hub has not accepted '${cluster}'`, object)
    : hop('profile', 'ok', `OCM puts ClusterProfile '${cluster}' into namespace '${namespace}'`, object);
}

function account(graph: AccessGraph, consumer: Consumer, cluster: string): PathStep {
  const found = graph.accounts.get(cluster, consumer.account);
  if (!found) {
    return missing(graph, 'account', `ManagedServiceAccount '${consumer.account}' in namespace '${cluster}'`);
  }
  const readable = found.seconds !== undefined;
  const words = readable ? `token of ${found.validityText}` : `its life ${show(found.life)} is no duration`;
  return hop('account', readable ? 'ok' : 'violation', words, found.object, 'spec.rotation.validity');
}

function secret(graph: AccessGraph, consumer: Consumer, cluster: string): PathStep {
  const found = graph.accounts.get(cluster, consumer.account);
  const name = syncedSecretName(cluster, consumer.account);
  if (!found) {
    return graph.complete ? hop('secret', 'violation', 'there is no account') : hop('secret', 'unknown', `ManagedServiceAccount '${consumer.account}' in namespace '${cluster}'`);
  }
  if (!found.synced) {
    return hop('secret', 'violation', 'its token is not copied: the label is not "true"', found.object, 'metadata.labels');
  }
  const fits = name.length <= LABEL_LENGTH;
  return hop('secret', fits ? 'ok' : 'violation', fits ? `Secret ${consumer.namespace}/${name}` : `the name '${name}' is too long to be copied`, found.object, 'metadata.name');
}

function hubRole(graph: AccessGraph, consumer: Consumer, cluster: string): PathStep {
  if (consumer.subjects.length === 0) {
    return hop('hub role', 'unknown', `the workload that runs the plugin for account '${consumer.account}' in namespace '${consumer.namespace}'`);
  }
  const lacking = lackingOnHub(graph, consumer, cluster);
  if (lacking.length === 0) {
    return hop('hub role', 'ok', `${some(subjectNames(consumer))} can get Secret '${syncedSecretName(cluster, consumer.account)}'`);
  }
  const unresolved = graph.rbac.unresolved(consumer.namespace);
  if (graph.complete && unresolved.length === 0) {
    return hop('hub role', 'violation', lacking.join('; '));
  }
  const needed = unresolved.length > 0 ? `${some(unresolved)}, bound in namespace '${consumer.namespace}'` : `RBAC of namespace '${consumer.namespace}'`;
  return hop('hub role', 'unknown', `${needed}; without it, ${lacking.join('; ')}`);
}

/** What a consumer's service accounts cannot do on the hub and must. */
export function lackingOnHub(graph: AccessGraph, consumer: Consumer, cluster: string): string[] {
  const get = right('get', '', 'secrets', syncedSecretName(cluster, consumer.account));
  // Argo CD is told server and cluster in its own Secret and looks at no profile.
  const profiles = consumer.entries.every(({ origin }) => origin === 'Argo CD') ? [] : ['get', 'list'];
  return consumer.subjects.flatMap(subject => {
    const who = `service account '${subject.namespace}/${subject.name}'`;
    return [
      ...graph.rbac.can(consumer.namespace, subject, get) ? [] : [`${who} cannot get Secret '${syncedSecretName(cluster, consumer.account)}'`],
      ...profiles.filter(verb => !graph.rbac.can(consumer.namespace, subject, right(verb, 'multicluster.x-k8s.io', 'clusterprofiles')))
        .map(verb => `${who} cannot ${verb} ClusterProfiles`),
    ];
  });
}

/** Plugin and provider entry: the same for every cluster of a consumer. */
function use(graph: AccessGraph, consumer: Consumer): PathStep[] {
  const known = uses.get(consumer);
  if (known) {
    return known;
  }
  const found = [plugin(graph, consumer), entry(consumer)];
  uses.set(consumer, found);
  return found;
}

const uses = new WeakMap<Consumer, PathStep[]>();

function plugin(graph: AccessGraph, consumer: Consumer): PathStep {
  if (consumer.workloads.length === 0) {
    return hop('plugin', 'unknown', `the workload that runs the plugin for account '${consumer.account}' in namespace '${consumer.namespace}'`);
  }
  const places = consumer.entries.flatMap(({ workloads, command }) => workloads.flatMap(workload => place(workload, command)));
  const off = consumer.workloads.find(workload => tokenOff(graph, workload));
  return places.find(({ state }) => state === 'violation')
    ?? (off ? hop('plugin', 'violation', 'the pod has no token of its own to reach the hub with', off.object, podField(off, 'spec.automountServiceAccountToken')) : undefined)
    ?? places[0]
    ?? hop('plugin', 'ok', `${consumer.entries[0].command === '' ? 'the plugin' : `'${consumer.entries[0].command}'`} is mounted`, consumer.workloads[0].object, podField(consumer.workloads[0]));
}

/** Nothing where the plugin is where it is asked for. */
function place(workload: Workload, command: string): PathStep[] {
  const { object } = workload;
  const field = podField(workload);
  const found = pluginState(workload, command);
  switch (found.state) {
    case 'mounted': return [];
    case 'elsewhere': return [hop('plugin', 'violation', found.paths.length === 0 ? 'the plugin\'s volume is mounted nowhere'
      : `the plugin is at ${some(found.paths)}, and '${command}' is asked for`, object, field)];
    case 'empty': return [hop('plugin', 'violation', `volume '${found.volume}' stays empty`, object, field)];
    case 'not mounted': return [hop('plugin', 'unknown', `whether ${object.kind} '${object.name}' has ${command === '' ? 'the plugin' : `'${command}'`}`, object, field)];
  }
}

/** By the pod, or by its ServiceAccount where the pod says nothing. */
function tokenOff(graph: AccessGraph, { pod, namespace, serviceAccount = '' }: Workload): boolean {
  const own = graph.objects.get(SERVICE_ACCOUNT, namespace, serviceAccount)?.manifest;
  return (at(pod, 'spec', 'automountServiceAccountToken') ?? at(own, 'automountServiceAccountToken')) === false;
}

function entry(consumer: Consumer): PathStep {
  const [first] = consumer.entries;
  // A container that is given the plugin's arguments runs it itself, and needs no entry.
  const wrong = consumer.entries.filter(({ origin }) => origin !== 'argument').map(({ command, exec, name, object, field }) => ({
    object,
    field,
    words: [
      ...command === '' ? ['it has no command'] : [],
      ...exec.apiVersion === 'client.authentication.k8s.io/v1' ? [] : ['apiVersion is not client.authentication.k8s.io/v1'],
      ...exec.provideClusterInfo === true ? [] : ['provideClusterInfo is not true'],
      ...name === PROVIDER_NAME[0].value ? [] : [`its name is '${name}', and not '${PROVIDER_NAME[0].value}'`],
    ],
  })).find(({ words }) => words.length > 0);
  return wrong ? hop('provider entry', 'violation', wrong.words.join('; '), wrong.object, wrong.field)
    : hop('provider entry', 'ok', `${first.origin === 'argument' ? 'a container' : first.origin} ${first.command === '' ? 'asks' : `runs '${first.command}'`} for account '${consumer.account}'`, first.object, first.field);
}

function permission(graph: AccessGraph, consumer: Consumer, cluster: string): PathStep {
  const grants = [
    ...graph.permissions.grantsTo(cluster, 'ManagedServiceAccount', consumer.account),
    ...graph.permissions.grantsTo(cluster, 'ServiceAccount', consumer.account),
  ];
  if (grants.length > 0) {
    return hop('permission', 'ok', `${grants[0].source.kind} '${grants[0].source.name}'`, grants[0].source, grants[0].field);
  }
  return (graph.options.rightsGrantedElsewhere ?? []).includes(consumer.account)
    ? hop('permission', 'not applicable', 'its rights come from elsewhere')
    : missing(graph, 'permission', `a ClusterPermission for account '${consumer.account}' in namespace '${cluster}'`);
}

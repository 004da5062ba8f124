import { secretName } from './accounts';
import { Consumer, subjectNames, runsAs } from './consumers';
import { Hop, HopName, HopState } from './hops';
import { Obj, referenceTo } from './objects';
import { Picture } from './picture';
import { pluginState } from './plugin-state';
import { right } from './rights';
import { LABEL_LENGTH } from '../checks/names';
import { some } from '../checks/refuse';
import { PROVIDER_NAME } from '../releases/cluster-proxy-facts';

/** Clusters that an application is meant to reach: those its namespace sees, narrowed to those its configuration names. */
export function clustersOf(picture: Picture, consumer: Consumer): readonly string[] {
  const known = memo.get(picture) ?? new Map<Consumer, readonly string[]>();
  memo.set(picture, known);
  const found = known.get(consumer) ?? meant(picture, consumer);
  known.set(consumer, found);
  return found;
}

const memo = new WeakMap<Picture, Map<Consumer, readonly string[]>>();

function meant(picture: Picture, consumer: Consumer): string[] {
  const named = consumer.entries.flatMap(({ cluster }) => cluster ?? []);
  const all = consumer.entries.every(({ cluster }) => cluster !== undefined);
  const workers = consumer.entries.some(({ manager }) => manager) ? picture.profileReferences().map(({ cluster }) => cluster) : [];
  const seen = picture.sets.seenBy(consumer.namespace);
  return [...new Set(all ? named : workers.length > 0 ? workers : seen)].sort();
}

/** Every cluster that belongs into the row of a consumer: meant, or with an account of that name that its namespace may see. */
export function rowOf(picture: Picture, consumer: Consumer): string[] {
  const accounts = picture.accounts.named(consumer.account).map(({ cluster }) => cluster)
    .filter(cluster => picture.sets.sees(consumer.namespace, cluster) !== false || clustersOf(picture, consumer).includes(cluster));
  return [...new Set([...clustersOf(picture, consumer), ...accounts])].sort();
}

/** The way from a consumer to a cluster, hop by hop. */
export function chainOf(picture: Picture, consumer: Consumer, cluster: string): Hop[] {
  return [
    ...visibility(picture, consumer, cluster),
    account(picture, consumer, cluster),
    secret(picture, consumer, cluster),
    hubRole(picture, consumer, cluster),
    ...use(consumer),
    permission(picture, consumer, cluster),
  ];
}

function hop(name: HopName, state: HopState, words: string, object?: Obj, field?: string): Hop {
  return { hop: name, state, words, ...(object ? { object: referenceTo(object) } : {}), ...(field === undefined ? {} : { field }) };
}

/** What is missing is wrong where the input is everything there is, and else not to be told. */
function missing(picture: Picture, name: HopName, what: string): Hop {
  return picture.complete ? hop(name, 'violation', `${what} is missing`) : hop(name, 'unknown', what);
}

function visibility(picture: Picture, consumer: Consumer, cluster: string): Hop[] {
  const { namespace } = consumer;
  const profile = picture.sets.profile(namespace, cluster);
  const bindings = picture.sets.boundTo(namespace);
  const binding = bindings.find(b => picture.sets.contains(b.set, cluster) === true) ?? bindings[0];
  if (!binding) {
    const seen = profile ? hop('profile', 'ok', `ClusterProfile ${namespace}/${cluster}`, profile) : undefined;
    return [
      seen ? hop('set', 'not applicable', 'the profile is there') : missing(picture, 'set', `a ManagedClusterSet that selects '${cluster}'`),
      seen ? hop('binding', 'not applicable', 'the profile is there') : missing(picture, 'binding', `a ManagedClusterSetBinding in namespace '${namespace}'`),
      seen ?? missing(picture, 'profile', `what brings ClusterProfile '${cluster}' into namespace '${namespace}'`),
    ];
  }
  const contains = picture.sets.contains(binding.set, cluster);
  const named = binding.object.name === binding.setName;
  const set = binding.set?.object;
  const known = picture.fleet.get(cluster);
  return [
    !binding.set ? missing(picture, 'set', `ManagedClusterSet '${binding.setName}'`)
      : contains === undefined ? hop('set', 'unknown', `the labels of cluster '${cluster}'`, set)
        : hop('set', contains ? 'ok' : 'violation', `set '${binding.setName}' ${contains ? 'selects' : 'does not select'} '${cluster}'`, set, 'spec.clusterSelector'),
    hop('binding', named ? 'ok' : 'violation', `set '${binding.setName}' is bound to namespace '${namespace}'${named ? '' : ' by a binding of another name'}`, binding.object, 'spec.clusterSet'),
    profile ? hop('profile', 'ok', `ClusterProfile ${namespace}/${cluster}`, profile)
      : contains === undefined ? hop('profile', 'unknown', `whether namespace '${namespace}' sees cluster '${cluster}'`)
        : hop('profile', contains && known?.accepted !== false ? 'ok' : 'violation',
          contains ? known?.accepted === false ? `the hub has not accepted '${cluster}'` : `OCM puts ClusterProfile '${cluster}' into namespace '${namespace}'`
            : `namespace '${namespace}' does not see '${cluster}'`, binding.object),
  ];
}

function account(picture: Picture, consumer: Consumer, cluster: string): Hop {
  const found = picture.accounts.get(cluster, consumer.account);
  if (!found) {
    return missing(picture, 'account', `ManagedServiceAccount '${consumer.account}' in namespace '${cluster}'`);
  }
  const readable = found.seconds !== undefined;
  const words = readable ? `token of ${found.spokenLife}` : `its life '${found.spokenLife}' is no duration`;
  return hop('account', readable ? 'ok' : 'violation', words, found.object, 'spec.rotation.validity');
}

function secret(picture: Picture, consumer: Consumer, cluster: string): Hop {
  const found = picture.accounts.get(cluster, consumer.account);
  const name = secretName(cluster, consumer.account);
  if (!found) {
    return picture.complete ? hop('secret', 'violation', 'there is no account') : hop('secret', 'unknown', `ManagedServiceAccount '${consumer.account}' in namespace '${cluster}'`);
  }
  if (!found.synced) {
    return hop('secret', 'violation', 'its token is not copied: the label is not "true"', found.object, 'metadata.labels');
  }
  const fits = name.length <= LABEL_LENGTH;
  return hop('secret', fits ? 'ok' : 'violation', fits ? `Secret ${consumer.namespace}/${name}` : `the name '${name}' is too long to be copied`, found.object, 'metadata.name');
}

function hubRole(picture: Picture, consumer: Consumer, cluster: string): Hop {
  if (consumer.subjects.length === 0) {
    return hop('hub role', 'unknown', `the workload that runs the plugin for account '${consumer.account}' in namespace '${consumer.namespace}'`);
  }
  const lacking = lackingOnHub(picture, consumer, cluster);
  if (lacking.length === 0) {
    return hop('hub role', 'ok', `${some(subjectNames(consumer))} can get Secret '${secretName(cluster, consumer.account)}'`);
  }
  const describes = picture.complete && picture.rbac.unresolved(consumer.namespace).length === 0;
  return describes ? hop('hub role', 'violation', lacking.join('; ')) : hop('hub role', 'unknown', `RBAC in namespace '${consumer.namespace}': ${lacking.join('; ')}`);
}

/** What a consumer's service accounts cannot do on the hub and must. */
export function lackingOnHub(picture: Picture, consumer: Consumer, cluster: string): string[] {
  const get = right('get', '', 'secrets', secretName(cluster, consumer.account));
  // Argo CD is told server and cluster in its own Secret and looks at no profile.
  const profiles = consumer.entries.every(({ origin }) => origin === 'Argo CD') ? [] : ['get', 'list'];
  return consumer.subjects.flatMap(subject => {
    const who = `service account '${subject.namespace}/${subject.name}'`;
    return [
      ...picture.rbac.can(consumer.namespace, subject, get) ? [] : [`${who} cannot get Secret '${secretName(cluster, consumer.account)}'`],
      ...profiles.filter(verb => !picture.rbac.can(consumer.namespace, subject, right(verb, 'multicluster.x-k8s.io', 'clusterprofiles')))
        .map(verb => `${who} cannot ${verb} ClusterProfiles`),
    ];
  });
}

/** Plugin and provider entry: the same for every cluster of a consumer. */
function use(consumer: Consumer): Hop[] {
  const known = uses.get(consumer);
  if (known) {
    return known;
  }
  const found = [plugin(consumer), entry(consumer)];
  uses.set(consumer, found);
  return found;
}

const uses = new WeakMap<Consumer, Hop[]>();

function plugin(consumer: Consumer): Hop {
  if (consumer.workloads.length === 0) {
    return hop('plugin', 'unknown', `the workload that runs the plugin for account '${consumer.account}' in namespace '${consumer.namespace}'`);
  }
  for (const { workloads, command } of consumer.entries) {
    for (const workload of workloads) {
      const found = pluginState(workload, command);
      switch (found.state) {
        case 'mounted': continue;
        case 'elsewhere': return hop('plugin', 'violation', `the plugin is at ${some(found.paths)}, and '${command}' is asked for`, workload.object, workload.podField);
        case 'empty': return hop('plugin', 'violation', `volume '${found.volume}' stays empty`, workload.object, workload.podField);
        case 'not mounted': return hop('plugin', 'unknown', `whether the image of ${workload.object.kind} '${workload.object.name}' holds '${command}'`, workload.object, workload.podField);
      }
    }
  }
  const off = consumer.workloads.find(workload => workload.pod.spec !== undefined && runsAs(workload) && tokenOff(workload));
  return off ? hop('plugin', 'violation', 'the pod has no token of its own to reach the hub with', off.object, `${off.podField}.spec.automountServiceAccountToken`)
    : hop('plugin', 'ok', `'${consumer.entries[0].command}' is mounted`, consumer.workloads[0].object, consumer.workloads[0].podField);
}

function tokenOff(workload: Consumer['workloads'][number]): boolean {
  const spec = workload.pod.spec;
  return typeof spec === 'object' && spec !== null && 'automountServiceAccountToken' in spec && spec.automountServiceAccountToken === false;
}

function entry(consumer: Consumer): Hop {
  const [first] = consumer.entries;
  const wrong = consumer.entries.flatMap(({ exec, name, origin }) => [
    ...exec.apiVersion === 'client.authentication.k8s.io/v1' || origin === 'argument' ? [] : ['apiVersion is not client.authentication.k8s.io/v1'],
    ...exec.provideClusterInfo === true || origin === 'argument' ? [] : ['provideClusterInfo is not true'],
    ...name === PROVIDER_NAME[0].value || origin === 'argument' ? [] : [`its name is '${name}'`],
  ]);
  return wrong.length > 0 ? hop('provider entry', 'violation', wrong.join('; '), first.object, first.field)
    : hop('provider entry', 'ok', `${first.origin} runs '${first.command}' for account '${consumer.account}'`, first.object, first.field);
}

function permission(picture: Picture, consumer: Consumer, cluster: string): Hop {
  const grants = [
    ...picture.permissions.grantsTo(cluster, 'ManagedServiceAccount', consumer.account),
    ...picture.permissions.grantsTo(cluster, 'ServiceAccount', consumer.account),
  ];
  if (grants.length > 0) {
    return hop('permission', 'ok', `${grants[0].source.kind} '${grants[0].source.name}'`, grants[0].source, grants[0].field);
  }
  return (picture.options.rightsGrantedElsewhere ?? []).includes(consumer.account)
    ? hop('permission', 'not applicable', 'its rights come from elsewhere')
    : missing(picture, 'permission', `a ClusterPermission for account '${consumer.account}' in namespace '${cluster}'`);
}

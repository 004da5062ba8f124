import { AccessChange, AccessChangeKind, change, publicChange, RawChange } from './messages';
import { contentText, isRecord, Json, list, record, strings, text } from '../../../kubernetes/json';
import { groupBy } from '../../engine/grouping';
import { Data } from '../../engine/message';
import { AccessGraph } from '../../graph/access-graph';
import { tokenWorkloads } from '../../graph/tokens/token-workloads';
import { Workload } from '../../graph/workloads';
import { CarriedWorkload, carriedWorkloads } from '../../graph/works/carried-workloads';
import { spell } from '../../input/objects';

/** Names of clusters that are renamed. */
type Renamed = Readonly<Record<'before' | 'after', Pick<ReadonlySet<string>, 'has'>>>;

/** What runs with access: another image there is another holder of it, though no rights change. */
export function workloadChanges(base: AccessGraph, head: AccessGraph, renamed: Renamed): AccessChange[] {
  return [...onHub(base, head).map(one => publicChange(one, [])), ...onClusters(base, head, renamed)];
}

function onHub(base: AccessGraph, head: AccessGraph): RawChange[] {
  const [before, after] = [tokenWorkloads(base), tokenWorkloads(head)];
  const [all, others] = [byName(head), byName(base)];
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap(name => {
    const [was, is] = [before.get(name), after.get(name)];
    return [
      ...was ? [] : [line('workload-new', { workload: name })],
      ...is ? [] : [line('workload-gone', { workload: name })],
      ...contentChanges(name, was ?? others.get(name), is ?? all.get(name)),
    ];
  });
}

/** One line for all clusters on which the same changes. */
function onClusters(base: AccessGraph, head: AccessGraph, renamed: Renamed): AccessChange[] {
  const [before, after] = [carriedWorkloads(base), carriedWorkloads(head)];
  const raw = [...new Set([...before.keys(), ...after.keys()])].flatMap(key => {
    const [was, is] = [before.get(key), after.get(key)];
    const { workload: { object, serviceAccount }, cluster } = (is ?? was) as CarriedWorkload;
    const workload = spell(object);
    const changed = was && is ? contentChanges(workload, was.workload, is.workload)
      : [line(is ? 'workload-carried' : 'workload-not-carried', { workload, account: serviceAccount ?? UNSTATED })];
    return changed.map(one => ({ one, cluster, ofRename: (is ? renamed.after : renamed.before).has(cluster) }));
  });
  return groupBy(raw, ({ one, ofRename }) => [one, ofRename])
    .map(all => ({
      ...publicChange(all[0].one, all.map(({ cluster }) => cluster).filter(cluster => cluster !== '').sort()),
      ...all[0].ofRename && { ofRenamedCluster: true },
    }))
    .sort((a, b) => a.description < b.description ? -1 : 1);
}

function byName(graph: AccessGraph): ReadonlyMap<string, Workload> {
  return new Map(graph.workloads.all.map(workload => [spell(workload.object), workload]));
}

/** Only where the workload is on both sides: a new one is a line as a whole. */
function contentChanges(workload: string, before: Workload | undefined, after: Workload | undefined): RawChange[] {
  if (!before || !after) {
    return [];
  }
  if (before.partial !== after.partial) {
    // A partial object leaves most fields to the owner of the whole one: there is nothing to compare them with.
    return [line(after.partial ? 'workload-partial' : 'workload-whole', { workload })];
  }
  const [was, is] = [before.serviceAccount ?? '', after.serviceAccount ?? ''];
  const [old, now] = [containersOf(before), containersOf(after)];
  return [
    ...was === is ? [] : [line('workload-account', { workload, before: was || UNSTATED, after: is || UNSTATED })],
    ...volumesOf(before) === volumesOf(after) ? [] : [line('workload-volumes', { workload })],
    ...[...new Set([...old.keys(), ...now.keys()])].flatMap(container => containerChanges({ workload, container }, old.get(container), now.get(container))),
  ];
}

const UNSTATED = '-';

function containerChanges(where: { readonly workload: string; readonly container: string }, before?: Json, after?: Json): RawChange[] {
  if (!before) {
    return [line('container-new', { ...where, image: text(after?.image) || UNSTATED })];
  }
  if (!after) {
    return [line('container-gone', where)];
  }
  const [was, is] = [text(before.image), text(after.image)];
  return [
    ...was === is ? [] : [line('container-image', { ...where, before: was || UNSTATED, after: is || UNSTATED })],
    ...wordsOf(before) === wordsOf(after) ? [] : [line('container-command', where)],
    ...settingsOf(before) === settingsOf(after) ? [] : [line('container-settings', where)],
  ];
}

function containersOf({ pod }: Workload): ReadonlyMap<string, Json> {
  const spec = record(pod.spec);
  return new Map(['initContainers', 'containers', 'ephemeralContainers'].flatMap(key => list(spec[key])).map(container => [text(container.name), container]));
}

/** The mode of files that a server fills in where none is written (kubernetes core/v1 types.go, ConfigMapVolumeSource). */
const FILLED_IN = 0o644;

function volumesOf({ pod }: Workload): string | undefined {
  return contentText(list(record(pod.spec).volumes).map(volume => Object.fromEntries(Object.entries(volume)
    .map(([key, source]) => [key, isRecord(source) && source.defaultMode === FILLED_IN ? { ...source, defaultMode: undefined } : source]))));
}

function wordsOf({ command, args }: Json): string | undefined {
  return contentText([strings(command), strings(args)]);
}

/** What it is given, and what it may do on its node. */
function settingsOf({ env, envFrom, volumeMounts, volumeDevices, securityContext, lifecycle }: Json): string | undefined {
  return contentText([list(env), list(envFrom), list(volumeMounts), list(volumeDevices), record(securityContext), record(lifecycle)]);
}

function line(messageId: Parameters<typeof change>[1], data: Data): RawChange {
  return change(AccessChangeKind.WORKLOAD, messageId, data);
}

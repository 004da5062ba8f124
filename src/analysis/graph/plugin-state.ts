import { filePaths, Workload } from './workloads';
import { at, list, record, text } from '../../kubernetes/json';

/** Whether a workload has the plugin where an entry expects it. */
export type PluginState =
  | { readonly state: 'mounted' }
  | { readonly state: 'elsewhere'; readonly paths: readonly string[] }
  | { readonly state: 'empty'; readonly volume: string }
  | { readonly state: 'not mounted' };

/** What a container finds under a path such as `/plugins/cp-creds`; with an empty path, anywhere. */
export function pluginState(workload: Workload, command: string): PluginState {
  const below = volumesBelow(workload, command);
  if (workload.plugins.some(plugin => below.includes(plugin.volume))) {
    return { state: 'mounted' };
  }
  if (command === '') {
    return { state: 'not mounted' };
  }
  const empty = list(record(workload.pod.spec).volumes).find(volume => below.includes(text(volume.name)) && isEmpty(workload, volume));
  if (empty) {
    return { state: 'empty', volume: text(empty.name) };
  }
  const paths = workload.plugins.flatMap(plugin => filePaths(workload, plugin.volume, 'cp-creds'));
  return workload.plugins.length > 0 ? { state: 'elsewhere', paths } : { state: 'not mounted' };
}

/** Volumes mounted at a folder that holds the file, or at the file itself. */
function volumesBelow(workload: Workload, command: string): string[] {
  return list(record(workload.pod.spec).containers).flatMap(container => list(container.volumeMounts)
    .filter(mount => command === '' || holds(text(mount.mountPath), text(mount.subPath), command))
    .map(mount => text(mount.name)));
}

function holds(mountPath: string, subPath: string, file: string): boolean {
  return mountPath !== '' && (file.startsWith(`${mountPath.replace(/\/$/, '')}/`) || (mountPath === file && subPath !== ''));
}

/** Nothing is in it: no source at all, which Kubernetes takes for an empty directory, or an empty directory that no init container sees. */
function isEmpty(workload: Workload, volume: Record<string, unknown>): boolean {
  const filled = list(record(workload.pod.spec).initContainers).some(init => list(init.volumeMounts).some(mount => mount.name === volume.name));
  return Object.keys(volume).length === 1 || (at(volume, 'emptyDir') !== undefined && !filled);
}

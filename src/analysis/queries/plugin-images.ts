import { valueAt } from '../../releases/fact';
import { PLUGIN_BINARY } from '../../releases/managed-service-account/facts';
import { AccessGraph } from '../graph/access-graph';
import { PluginVolume, Workload } from '../graph/workloads';
import { KubeObject } from '../input/objects';

export interface MountedPlugin {
  readonly object: KubeObject;
  readonly workload: Workload;
  readonly plugin: PluginVolume;
}

export function pluginVolumes(graph: AccessGraph): MountedPlugin[] {
  return graph.workloads.all.flatMap(workload => workload.plugins.map(plugin => ({ object: workload.object, workload, plugin })));
}

/** The last part of an image reference, without tag and digest. */
export function imageName(image: string): string {
  return (image.split('@')[0].split('/').pop() ?? '').split(':')[0];
}

/** The digest where there is one, else the tag; empty where neither is given. */
export function imageTag(image: string): string {
  const [reference, digest] = image.split('@');
  return digest ?? (reference.split('/').pop() ?? '').split(':')[1] ?? '';
}

/** The plugin's image of the installed release, where the release is known. */
export function installedImage(graph: AccessGraph): string | undefined {
  const release = graph.releases.managedServiceAccount;
  return release === undefined ? undefined : valueAt(PLUGIN_BINARY, release).image;
}

import { valueAt } from '../../releases/fact';
import { PLUGIN_BINARY } from '../../releases/managed-service-account/facts';
import { Remedy } from '../engine/findings';
import { ask, pathOf, set } from '../engine/rule';
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

/** The image of the release that is installed. */
export function imageRemedy(graph: AccessGraph, object: KubeObject, plugin: PluginVolume): Remedy {
  const release = graph.releases.managedServiceAccount;
  if (release === undefined) {
    return ask('use the image of the installed managed-serviceaccount release', 'Which release of managed-serviceaccount is installed?');
  }
  const { image } = valueAt(PLUGIN_BINARY, release);
  return set(`use ${image}`, object, pathOf(plugin.field), image);
}

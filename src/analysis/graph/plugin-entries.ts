import { AccessGraph } from './access-graph';
import { ProviderEntry } from './provider-entries';

/** Entries that run this plugin. Other plugins have entries too; of a container that is given the argument itself there is none. */
export function pluginEntries(graph: AccessGraph): ProviderEntry[] {
  return graph.entries.filter(entry => entry.account !== undefined && entry.origin !== 'argument');
}

/** Path of a key of the plugin's configuration. */
export function execField({ field, origin }: ProviderEntry, key: string): string {
  return origin === 'Argo CD' || origin === 'argument' ? `${field} ${key}` : `${field} execConfig.${key}`;
}

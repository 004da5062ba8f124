import { PROVIDER_NAME } from '../releases/cluster-proxy/facts';
import { constantValue } from '../releases/fact';

/**
 * How a consumer runs the plugin: an entry of its provider list, as cluster-inventory-api and Kueue read it
 * (kubernetes-sigs/cluster-inventory-api pkg/access/config.go@v0.1.2).
 */
export interface ProviderEntry {
  readonly name: string;
  readonly execConfig: {
    readonly apiVersion: string;
    readonly command: string;
    readonly args: string[];
    readonly env: { readonly name: string; readonly value: string }[];
    readonly provideClusterInfo: boolean;
    readonly interactiveMode: string;
  };
}

/** What an entry needs to know of its access: a ClusterProfileAccess. */
export interface ProvidedAccess {
  readonly plugin: { readonly command: string };
  readonly managedServiceAccountName: string;
  readonly binding: { readonly namespace: string };
}

export function providerEntry({ plugin, managedServiceAccountName, binding }: ProvidedAccess): ProviderEntry {
  return {
    // The name that cluster-proxy writes into ClusterProfiles: the only key the two are joined by.
    name: constantValue(PROVIDER_NAME),
    execConfig: {
      // The plugin understands this version alone, and learns the cluster's name from the cluster information.
      apiVersion: 'client.authentication.k8s.io/v1',
      command: plugin.command,
      args: [`--managed-serviceaccount=${managedServiceAccountName}`],
      // Without it the plugin takes the variable of the pod, which may mean something else there.
      env: [{ name: 'NAMESPACE', value: binding.namespace }],
      provideClusterInfo: true,
      interactiveMode: 'Never',
    },
  };
}

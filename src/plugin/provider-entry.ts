import { PROVIDER_NAME } from '../releases/cluster-proxy/facts';
import { valueAt } from '../releases/fact';

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

export function providerEntry(command: string, account: string, namespace: string): ProviderEntry {
  return {
    // The name that cluster-proxy writes into ClusterProfiles: the only key the two are joined by, in every release.
    name: valueAt(PROVIDER_NAME, '0.10.0'),
    execConfig: {
      // The plugin understands this version alone, and learns the cluster's name from the cluster information.
      apiVersion: 'client.authentication.k8s.io/v1',
      command,
      args: [`--managed-serviceaccount=${account}`],
      // Without it the plugin takes the variable of the pod, which may mean something else there.
      env: [{ name: 'NAMESPACE', value: namespace }],
      provideClusterInfo: true,
      interactiveMode: 'Never',
    },
  };
}

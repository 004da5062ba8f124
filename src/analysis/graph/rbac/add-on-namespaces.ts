import { at, list, text } from '../../../kubernetes/json';
import { ADD_ON_CONFIG, CLUSTER_ADD_ON } from '../../../ocm/kinds';
import { Objects } from '../../input/objects';

/** Name of the add-on that makes service accounts of ManagedServiceAccounts. */
const ADD_ON = 'managed-serviceaccount';

/** Where the add-on runs unless something else is set (open-cluster-management-io/api addon/v1alpha1 types_managedclusteraddon.go@v1.3.0). */
const DEFAULT_NAMESPACE = 'open-cluster-management-agent-addon';

/**
 * The namespace on a cluster in which the service account of each ManagedServiceAccount is
 * (open-cluster-management-io/managed-serviceaccount pkg/addon/agent/controller/token.go@v0.10.0).
 */
export class AddOnNamespaces {
  private readonly known = new Map<string, string>();

  public constructor(private readonly objects: Objects) {}

  public on(cluster: string): string {
    const found = this.known.get(cluster) ?? this.read(cluster);
    this.known.set(cluster, found);
    return found;
  }

  private read(cluster: string): string {
    const manifest = this.objects.get(CLUSTER_ADD_ON, cluster, ADD_ON)?.manifest;
    const configured = list(at(manifest, 'spec', 'configs')).filter(({ resource }) => resource === 'addondeploymentconfigs')
      .map(({ namespace, name }) => text(at(this.objects.get(ADD_ON_CONFIG, text(namespace), text(name))?.manifest, 'spec', 'agentInstallNamespace')));
    return [text(at(manifest, 'status', 'namespace')), ...configured, text(at(manifest, 'spec', 'installNamespace'))].find(one => one !== '')
      ?? DEFAULT_NAMESPACE;
  }
}

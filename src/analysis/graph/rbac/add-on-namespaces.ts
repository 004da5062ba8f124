import { at, list, text } from '../../../kubernetes/json';
import { ADD_ON_CONFIG, CLUSTER_ADD_ON } from '../../../ocm/kinds';
import { KubeObject, Objects } from '../../input/objects';

/** Name of the add-on that makes service accounts of ManagedServiceAccounts. */
const ADD_ON = 'managed-serviceaccount';

/** Where the add-on runs unless something else is set (open-cluster-management-io/api addon/v1alpha1 types_managedclusteraddon.go@v1.3.0). */
const DEFAULT_NAMESPACE = 'open-cluster-management-agent-addon';

/**
 * The namespace on a cluster in which the service account of each ManagedServiceAccount is
 * (open-cluster-management-io/managed-serviceaccount pkg/addon/agent/controller/token.go@v0.10.0).
 */
export class AddOnNamespaces {
  private readonly byCluster: ReadonlyMap<string, string>;

  public constructor(objects: Objects) {
    // The object applied last counts.
    this.byCluster = new Map(objects.of(CLUSTER_ADD_ON).filter(({ name }) => name === ADD_ON).map(object => [object.namespace, read(objects, object)]));
  }

  public on(cluster: string): string {
    return this.byCluster.get(cluster) ?? DEFAULT_NAMESPACE;
  }
}

function read(objects: Objects, { manifest }: KubeObject): string {
  const configured = list(at(manifest, 'spec', 'configs')).filter(({ resource }) => resource === 'addondeploymentconfigs')
    .map(({ namespace, name }) => text(at(objects.get(ADD_ON_CONFIG, text(namespace), text(name))?.manifest, 'spec', 'agentInstallNamespace')));
  return [text(at(manifest, 'status', 'namespace')), ...configured, text(at(manifest, 'spec', 'installNamespace'))].find(one => one !== '')
    ?? DEFAULT_NAMESPACE;
}

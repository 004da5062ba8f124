import { Fleet } from './fleet';
import { ManagedCluster } from './managed-cluster';
import { refuse } from '../errors/format-error';
import { OWN_CLUSTER_LABEL } from '../ocm/labels';
import { ArgoCdRelease } from '../releases/argo-cd/release';
import { ClusterPermissionRelease } from '../releases/cluster-permission/release';
import { ClusterProxyRelease } from '../releases/cluster-proxy/release';
import { KubernetesRelease } from '../releases/kubernetes/release';
import { KueueRelease } from '../releases/kueue/release';
import { ManagedServiceAccountRelease } from '../releases/managed-service-account/release';
import { OcmRelease } from '../releases/ocm/release';

/** What is installed on the hub. State what you use; a construct that needs a release which is not stated refuses and names it. */
export interface HubReleases {
  /**
   * OCM itself.
   *
   * @default - not stated
   */
  readonly ocm?: OcmRelease;

  /**
   * The managed-serviceaccount add-on. Required where the credential plugin is mounted.
   *
   * @default - not stated
   */
  readonly managedServiceAccount?: ManagedServiceAccountRelease;

  /**
   * The cluster-proxy add-on.
   *
   * @default - not stated
   */
  readonly clusterProxy?: ClusterProxyRelease;

  /**
   * The cluster-permission controller.
   *
   * @default ClusterPermissionRelease.V0_16 - what it allows works on every release
   */
  readonly clusterPermission?: ClusterPermissionRelease;

  /**
   * Kueue. Required for MultiKueue.
   *
   * @default - not stated
   */
  readonly kueue?: KueueRelease;

  /**
   * Kubernetes of the hub cluster. Required for image volumes.
   *
   * @default - not stated
   */
  readonly kubernetes?: KubernetesRelease;

  /**
   * Argo CD.
   *
   * @default - not stated
   */
  readonly argoCd?: ArgoCdRelease;
}

/** Describes a hub. */
export interface HubProps {
  /** The clusters it manages. */
  readonly fleet: Fleet;

  /**
   * What is installed on it.
   *
   * @default - nothing is stated
   */
  readonly releases?: HubReleases;

  /**
   * Name of the ManagedCluster that is the hub itself. It never becomes a cluster of a consumer.
   *
   * @default - the cluster that carries `local-cluster: "true"` or is named `local-cluster`, if there is one
   */
  readonly ownCluster?: string;

  /**
   * Whether objects carry Argo CD sync waves. Argo CD sorts one wave by kind and name, so that without
   * waves a permission can reach the hub before its account and then stays broken for hours.
   *
   * @default true
   */
  readonly argoCdSyncWaves?: boolean;
}

/** A hub: which clusters it manages and which releases are installed. A plain value; several apps may describe the same hub. */
export class Hub {
  /** The clusters it manages. */
  public readonly fleet: Fleet;

  /** What is installed on it, as stated. */
  public readonly releases: HubReleases;

  /** Name of the ManagedCluster that is the hub itself, if it is one. */
  public readonly ownCluster?: string;

  /** Whether objects carry Argo CD sync waves. */
  public readonly argoCdSyncWaves: boolean;

  /** Describes a hub. */
  public constructor(props: HubProps) {
    this.fleet = props.fleet;
    this.releases = Object.freeze({ ...props.releases });
    this.argoCdSyncWaves = props.argoCdSyncWaves ?? true;
    this.ownCluster = props.ownCluster ?? props.fleet.clusters.find(isOwn)?.name;
    if (props.ownCluster !== undefined && !props.fleet.cluster(props.ownCluster)) {
      refuse('Hub', 'ownCluster', props.ownCluster, { wrong: 'is not in the fleet', remedy: 'name a ManagedCluster of the fleet, or leave it out' });
    }
  }
}

function isOwn(cluster: ManagedCluster): boolean {
  return cluster.label(OWN_CLUSTER_LABEL) === 'true' || cluster.name === OWN_CLUSTER_LABEL;
}

import { Hub } from './hub';
import { refuse } from '../errors/format-error';
import { ClusterPermissionRelease } from '../releases/cluster-permission/release';
import { KubernetesRelease } from '../releases/kubernetes/release';
import { KueueRelease } from '../releases/kueue/release';
import { ManagedServiceAccountRelease } from '../releases/managed-service-account/release';

/** What a construct reads from `hub.releases`: a release that it needs and that is missing is refused. */

export function clusterPermissionRelease(hub: Hub): ClusterPermissionRelease {
  return hub.releases.clusterPermission ?? ClusterPermissionRelease.V0_16;
}

export function managedServiceAccountRelease(where: string, hub: Hub): ManagedServiceAccountRelease {
  return hub.releases.managedServiceAccount ?? missing(where, 'managedServiceAccount', 'ManagedServiceAccountRelease.V0_10',
    'decides which image holds the credential plugin');
}

export function kueueRelease(where: string, hub: Hub): KueueRelease {
  return hub.releases.kueue ?? missing(where, 'kueue', 'KueueRelease.V0_19', 'decides the configuration that the manager can read');
}

export function kubernetesRelease(where: string, hub: Hub): KubernetesRelease {
  return hub.releases.kubernetes ?? missing(where, 'kubernetes', 'KubernetesRelease.V1_35', 'decides whether image volumes work');
}

function missing(where: string, release: string, example: string, why: string): never {
  refuse(where, `hub.releases.${release}`, undefined, {
    wrong: `is not stated, and it ${why}`,
    remedy: `state it, for example new Hub({ …, releases: { ${release}: ${example} } })`,
  });
}

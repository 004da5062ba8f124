import { Hub } from './hub';
import { clusterPermissionRelease } from './stated-releases';

/** A hub as names, labels and versions. */
export interface HubDescription {
  readonly fleet: { readonly name: string; readonly labels: Record<string, string>; readonly accepted: boolean; readonly kueue?: string }[];
  readonly ownCluster?: string;
  readonly releases: { readonly [component in 'kueue' | 'kubernetes' | 'managedServiceAccount' | 'clusterPermission' | 'argoCd']?: string };
}

/** The hub as plain data, for the checks at synth. */
export function describeHub(hub: Hub): HubDescription {
  const { kueue, kubernetes, managedServiceAccount, argoCd } = hub.releases;
  return {
    fleet: hub.fleet.clusters.map(({ name, labels, accepted, releases }) => ({ name, labels, accepted, kueue: releases.kueue?.version })),
    ownCluster: hub.ownCluster,
    releases: {
      ...(kueue ? { kueue: kueue.version } : {}),
      ...(kubernetes ? { kubernetes: kubernetes.version } : {}),
      ...(managedServiceAccount ? { managedServiceAccount: managedServiceAccount.version } : {}),
      clusterPermission: clusterPermissionRelease(hub).version,
      ...(argoCd ? { argoCd: argoCd.version } : {}),
    },
  };
}

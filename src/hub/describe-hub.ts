import { Hub } from './hub';
import { clusterPermissionRelease } from './stated-releases';
import { ComponentKey } from '../releases/catalogue';
import { Release } from '../releases/release';

type Versions = { readonly [component in ComponentKey]?: string };

/** A hub as names, labels and versions. */
export interface HubDescription {
  readonly fleet: { readonly name: string; readonly labels: Record<string, string>; readonly accepted: boolean; readonly kueue?: string }[];
  readonly ownCluster?: string;
  readonly releases: Versions;
  readonly assume?: Versions;
}

/** The hub as plain data, for the checks at synth. */
export function describeHub(hub: Hub): HubDescription {
  const { kueue, kubernetes, managedServiceAccount, argoCd, ocm, clusterProxy } = hub.releases;
  const all: { readonly [component in ComponentKey]: Release | undefined } = {
    kueue, kubernetes, managedServiceAccount, clusterPermission: clusterPermissionRelease(hub), argoCd, ocm, clusterProxy,
  };
  const assumed = versions(all, true);
  return {
    fleet: hub.fleet.clusters.map(({ name, labels, accepted, releases }) => ({ name, labels, accepted, kueue: releases.kueue?.version })),
    ownCluster: hub.ownCluster,
    releases: versions(all, false),
    ...Object.keys(assumed).length > 0 && { assume: assumed },
  };
}

function versions(all: Readonly<Record<string, Release | undefined>>, assumed: boolean): Versions {
  return Object.fromEntries(Object.entries(all).flatMap(([key, release]) => release?.isAssumed === assumed ? [[key, release.version]] : []));
}

import { AccessReleases } from './options';
import { refuse } from '../../errors/format-error';
import { ARGO_CD_VERSIONS } from '../../releases/argo-cd/facts';
import { CLUSTER_PERMISSION_VERSIONS } from '../../releases/cluster-permission/facts';
import { CLUSTER_PROXY_VERSIONS } from '../../releases/cluster-proxy/facts';
import { compareVersions } from '../../releases/fact';
import { KUBERNETES_VERSIONS } from '../../releases/kubernetes/facts';
import { KUEUE_VERSIONS } from '../../releases/kueue/facts';
import { MANAGED_SERVICE_ACCOUNT_VERSIONS } from '../../releases/managed-service-account/facts';
import { OCM_VERSIONS } from '../../releases/ocm/facts';

/** Every release that can be stated, by component. */
export const CATALOGUE: Readonly<Record<keyof AccessReleases, readonly string[]>> = {
  kueue: KUEUE_VERSIONS,
  kubernetes: KUBERNETES_VERSIONS,
  managedServiceAccount: MANAGED_SERVICE_ACCOUNT_VERSIONS,
  clusterPermission: CLUSTER_PERMISSION_VERSIONS,
  argoCd: ARGO_CD_VERSIONS,
  ocm: OCM_VERSIONS,
  clusterProxy: CLUSTER_PROXY_VERSIONS,
};

/** Releases as catalogued versions. */
export function resolveReleases(stated: AccessReleases = {}): AccessReleases {
  const entries = Object.entries(stated).filter(([, version]) => version !== undefined);
  return Object.fromEntries(entries.map(([component, version]) => {
    const catalogued = CATALOGUE[component as keyof AccessReleases]
      ?? refuse(
        'AccessOptions',
        `releases.${component}`,
        version,
        { wrong: 'is not a component that the access model asks for', remedy: `state ${Object.keys(CATALOGUE).join(', ')}` },
      );
    return [component, resolveVersion(`releases.${component}`, catalogued, version)];
  }));
}

export function resolveKueue(prop: string, version: string | undefined): string | undefined {
  return version === undefined ? undefined : resolveVersion(prop, KUEUE_VERSIONS, version);
}

function resolveVersion(prop: string, catalogued: readonly string[], version: unknown): string {
  const matching = catalogued.filter(known => known === version || known.startsWith(`${version}.`)).sort(compareVersions);
  return matching[matching.length - 1]
    ?? refuse('AccessOptions', prop, version, { wrong: 'is not in the release catalogue', remedy: `choose one of ${catalogued.join(', ')}` });
}

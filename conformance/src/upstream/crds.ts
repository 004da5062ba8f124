import { existsSync, readdirSync } from 'fs';
import { join } from 'path';
import { CLUSTER_PROXY_VERSION, MANAGED_SERVICE_ACCOUNT_VERSION } from '../components/catalogue.js';
import { moduleFolder } from '../components/go.js';
import { type KubeObject } from '../control-plane/api.js';
import { objectsOfFile, yamlFiles } from '../modules.js';
import { REPOSITORY } from '../report/paths.js';

/** Which releases' schemas a server gets. */
export interface SchemaReleases {
  /** OCM minor: its API module has the same number. */
  readonly ocm: '1.2' | '1.3';
  readonly clusterPermission: '0.16.2' | '0.17.0';
  readonly kueue: string;
}

/** The CRDs an OCM hub has, without what an add-on brings. */
function ocmCrds(ocm: SchemaReleases['ocm']): KubeObject[] {
  const root = moduleFolder(`open-cluster-management.io/api@v${ocm}.0`);
  // The add-on files come twice: below v1beta1 lie the ones that hold both versions.
  const folders = [
    'cluster/v1',
    'cluster/v1alpha1',
    'cluster/v1beta1',
    'cluster/v1beta2',
    'work/v1',
    'work/v1alpha1',
    'operator/v1',
    'addon/v1beta1',
    'addon/v1alpha1',
  ];
  const byName = new Map<string, KubeObject>();
  for (const folder of folders.map(name => join(root, name)).filter(path => existsSync(path))) {
    for (const file of readdirSync(folder)
      .filter(name => name.endsWith('.crd.yaml'))
      .sort()) {
      for (const crd of objectsOfFile(join(folder, file))) {
        if (!byName.has(crd.metadata.name)) {
          byName.set(crd.metadata.name, crd);
        }
      }
    }
  }
  return [...byName.values()];
}

/** The ClusterProfile CRD as OCM's operator installs it (the newest OCM that can be had as a module). */
function clusterProfileCrd(): KubeObject {
  const folder = join(moduleFolder('open-cluster-management.io/ocm@v1.2.1'), 'manifests/cluster-manager/hub/crds');
  return objectsOfFile(join(folder, '0000_00_multicluster.x-k8s.io_clusterprofiles.crd.yaml'))[0];
}

function addOnCrds(): KubeObject[] {
  const account = join(
    moduleFolder(`open-cluster-management.io/managed-serviceaccount@v${MANAGED_SERVICE_ACCOUNT_VERSION}`),
    'charts/managed-serviceaccount/crds',
  );
  const proxy = join(moduleFolder(`open-cluster-management.io/cluster-proxy@v${CLUSTER_PROXY_VERSION}`), 'charts/cluster-proxy/crds');
  return [account, proxy].flatMap(yamlFiles).flatMap(objectsOfFile);
}

/** No module holds it: the copy of this repository, whose header names source and SHA-256. */
function clusterPermissionCrd(release: SchemaReleases['clusterPermission']): KubeObject {
  return objectsOfFile(join(REPOSITORY, `imports/crds/clusterpermissions.rbac.open-cluster-management.io.v${release}.yaml`))[0];
}

/**
 * Kueue's CRDs without the conversion webhook, which is the manager's. Release 0.15 stores v1beta1: without conversion
 * the server would prune what only v1beta2 has, so here every release stores the version that the manifests use.
 */
function kueueCrds(release: string): KubeObject[] {
  const crds = yamlFiles(join(moduleFolder(`sigs.k8s.io/kueue@v${release}`), 'config/components/crd/bases')).flatMap(objectsOfFile);
  for (const {
    spec: { versions },
  } of crds) {
    const newest = versions.find((version: any) => version.name === 'v1beta2');
    if (newest) {
      for (const version of versions) {
        version.storage = version === newest;
      }
    }
  }
  return crds;
}

export function allCrds(releases: SchemaReleases): KubeObject[] {
  return [
    ...ocmCrds(releases.ocm),
    clusterProfileCrd(),
    ...addOnCrds(),
    clusterPermissionCrd(releases.clusterPermission),
    ...kueueCrds(releases.kueue),
  ];
}

/** The hub part only. */
export function hubCrds(releases: Omit<SchemaReleases, 'kueue'>): KubeObject[] {
  return [...ocmCrds(releases.ocm), clusterProfileCrd(), ...addOnCrds(), clusterPermissionCrd(releases.clusterPermission)];
}

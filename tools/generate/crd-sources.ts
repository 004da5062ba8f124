import { Source } from './source-file';

/** One upstream CustomResourceDefinition and what becomes of it. */
export interface CrdSource extends Source {
  /** File name under imports/crds. */
  readonly output: string;
  /** False for a schema that is kept to be applied to a server, beside the one the types come from. */
  readonly generate: boolean;
}

type Upstream = Pick<Source, 'repository' | 'ref' | 'commit'>;

const OCM_API: Upstream = { repository: 'open-cluster-management-io/api', ref: 'v1.3.0', commit: '527878a4c408' };
const OCM: Upstream = { repository: 'open-cluster-management-io/ocm', ref: 'v1.3.1', commit: '805fa6103d8b' };
const MANAGED_SERVICE_ACCOUNT: Upstream = {
  repository: 'open-cluster-management-io/managed-serviceaccount', ref: 'v0.10.0', commit: 'c854a065c352',
};
const CLUSTER_PERMISSION: Upstream = {
  repository: 'open-cluster-management-io/cluster-permission', ref: 'v0.17.0', commit: '6a3e08ac1a09',
};
const HELM_CHARTS: Upstream = {
  repository: 'open-cluster-management-io/helm-charts', ref: 'charts/cluster-permission-0.16.2.tgz', commit: '414526b2ae43',
};
const KUEUE: Upstream = {
  repository: 'kubernetes-sigs/kueue', ref: 'v0.19.2', commit: '8eab68778fc1b52affe165fdf5af29d1e9b4f3cb',
};

function kueue(plural: string, sha256: string): CrdSource {
  return {
    ...KUEUE,
    path: `config/components/crd/bases/kueue.x-k8s.io_${plural}.yaml`,
    input: `kueue.x-k8s.io_${plural}.yaml`,
    sha256,
    output: `${plural}.kueue.x-k8s.io.yaml`,
    generate: true,
  };
}

// In the order of the output names; each group's classes are generated in this order.
// The add-on files are the ones that carry v1alpha1 and v1beta1. OCM installs the same two versions with a conversion
// webhook, in a Go template that is not plain YAML; here both versions are served without conversion.
export const CRD_SOURCES: readonly CrdSource[] = [
  {
    ...OCM_API,
    path: 'addon/v1beta1/0000_02_addon.open-cluster-management.io_addondeploymentconfigs.crd.yaml',
    input: 'addondeploymentconfigs.addon.ocm.v1beta1.yaml',
    sha256: '3983aea3ae035a838ea70af5165b9d3011d6bd5e3686f439dabb077bd42f4b14',
    output: 'addondeploymentconfigs.addon.open-cluster-management.io.yaml',
    generate: true,
  },
  kueue('admissionchecks', '2bf4003c0a3ea3d6ceab940c7a271ad211372dab59d2739acfa8b2bdb0724acb'),
  {
    ...OCM_API,
    path: 'addon/v1beta1/0000_00_addon.open-cluster-management.io_clustermanagementaddons.crd.yaml',
    input: 'clustermanagementaddons.addon.ocm.v1beta1.yaml',
    sha256: '75fbcf3265914a9a5c4de9d674d5ab8723a5573e15bcc21f9c350589e156e4f3',
    output: 'clustermanagementaddons.addon.open-cluster-management.io.yaml',
    generate: true,
  },
  {
    ...OCM_API,
    path: 'operator/v1/0000_01_operator.open-cluster-management.io_clustermanagers.crd.yaml',
    input: 'clustermanagers.operator.ocm.yaml',
    sha256: '2fdae2ca63a076a0624cb754f762cc5eca53d944f44c3449e66fd78d452a3217',
    output: 'clustermanagers.operator.open-cluster-management.io.yaml',
    generate: true,
  },
  {
    ...HELM_CHARTS,
    path: 'cluster-permission/crds/rbac.open-cluster-management.io_clusterpermissions.yaml',
    input: 'clusterpermissions.rbac.ocm.chart-0.16.2.yaml',
    sha256: 'fd57f50cd276b0b93f57f253dbd9713b49f84be34ec77ec8332325134789a92e',
    output: 'clusterpermissions.rbac.open-cluster-management.io.v0.16.2.yaml',
    generate: false,
  },
  {
    ...CLUSTER_PERMISSION,
    path: 'config/crds/rbac.open-cluster-management.io_clusterpermissions.yaml',
    input: 'clusterpermissions.rbac.ocm.v0.17.0.yaml',
    sha256: 'db9669c73c089b1a8c7e0011a3eb1e99a8b509816395d3b99ad8c1f0cb98ad91',
    output: 'clusterpermissions.rbac.open-cluster-management.io.v0.17.0.yaml',
    generate: true,
  },
  {
    ...OCM,
    path: 'manifests/cluster-manager/hub/crds/0000_00_multicluster.x-k8s.io_clusterprofiles.crd.yaml',
    input: 'clusterprofiles.multicluster.x-k8s.io.ocm-v1.3.1.yaml',
    sha256: 'af3036581e540af6d6785d71d128478ef93b8bf5411a69ab17dbd08a7075e80b',
    output: 'clusterprofiles.multicluster.x-k8s.io.yaml',
    generate: true,
  },
  kueue('clusterqueues', 'e0a5fc9b370c70f3d993d4f599865817338ecf94187b30b15b12ff33c579bd55'),
  kueue('cohorts', '61fbe5ec55d45e7fae2d65321fb32517b197257ab78ad55316673183aac911c2'),
  kueue('localqueues', 'dd10ef8d3578e7212fa52763549e7b6be0949793a5b924495fcd293330109fed'),
  {
    ...OCM_API,
    path: 'addon/v1beta1/0000_01_addon.open-cluster-management.io_managedclusteraddons.crd.yaml',
    input: 'managedclusteraddons.addon.ocm.v1beta1.yaml',
    sha256: 'd826b13bcded9e79584549190d8eb4acfa8bb027f6d0d466873a9b4a6a49c7b0',
    output: 'managedclusteraddons.addon.open-cluster-management.io.yaml',
    generate: true,
  },
  {
    ...OCM_API,
    path: 'cluster/v1/0000_00_clusters.open-cluster-management.io_managedclusters.crd.yaml',
    input: 'managedclusters.cluster.ocm.yaml',
    sha256: '143d2c1c5e036053cab974682264728bab4cb077326f06fc4011cfc91fab8d06',
    output: 'managedclusters.cluster.open-cluster-management.io.yaml',
    generate: true,
  },
  {
    ...OCM_API,
    path: 'cluster/v1beta2/0000_01_clusters.open-cluster-management.io_managedclustersetbindings.crd.yaml',
    input: 'managedclustersetbindings.cluster.ocm.yaml',
    sha256: 'b6820bb204cbb892e9bae1bd7912284836c70e0645ea6046e8235d53902e28c1',
    output: 'managedclustersetbindings.cluster.open-cluster-management.io.yaml',
    generate: true,
  },
  {
    ...OCM_API,
    path: 'cluster/v1beta2/0000_00_clusters.open-cluster-management.io_managedclustersets.crd.yaml',
    input: 'managedclustersets.cluster.ocm.yaml',
    sha256: 'edc063d26c5c305efbd74bf642469bb73736607b544aa4f52bb6146aadc7e3c2',
    output: 'managedclustersets.cluster.open-cluster-management.io.yaml',
    generate: true,
  },
  {
    ...MANAGED_SERVICE_ACCOUNT,
    path: 'charts/managed-serviceaccount/crds/authentication.open-cluster-management.io_managedserviceaccounts.yaml',
    input: 'managedserviceaccounts.authentication.ocm.yaml',
    sha256: 'ea861ee63ec51b5c08ba29abfd57fe6a88df87d3d6ebe482e1f3c865e347df8d',
    output: 'managedserviceaccounts.authentication.open-cluster-management.io.yaml',
    generate: true,
  },
  {
    ...OCM_API,
    path: 'work/v1alpha1/0000_00_work.open-cluster-management.io_manifestworkreplicasets.crd.yaml',
    input: 'manifestworkreplicasets.work.ocm.yaml',
    sha256: '6ed3f00c774d92e01552bc51d31dc0e89ee3262596874391010441b5af0e3796',
    output: 'manifestworkreplicasets.work.open-cluster-management.io.yaml',
    generate: true,
  },
  kueue('multikueueclusters', '842e579d281f77c711e7edd66e242b24457e1c2e7a36b5840d923ea60c33d589'),
  kueue('multikueueconfigs', '4aa94664f85de11834490d5b4add63d91b2076a89e8acc97fa07b16ee81f9ae4'),
  {
    ...OCM_API,
    path: 'cluster/v1beta1/0000_02_clusters.open-cluster-management.io_placements.crd.yaml',
    input: 'placements.cluster.ocm.yaml',
    sha256: '14ca11be0d273a3179c118e364cf260461a599757f4cfaa4b65635eb93210f64',
    output: 'placements.cluster.open-cluster-management.io.yaml',
    generate: true,
  },
  kueue('resourceflavors', '19e339c47e9ca3fa2c9eeddd27715a512f765c4794ed859733408a9715720173'),
  kueue('workloadpriorityclasses', '0b755726aab05b8def9a53ee15b201eed3846bcffd1ff5528fed123f4ae03519'),
];

import { ARGO_CD } from './argo-cd/component';
import * as argoCd from './argo-cd/facts';
import { CLUSTER_PERMISSION } from './cluster-permission/component';
import * as clusterPermission from './cluster-permission/facts';
import { CLUSTER_PROXY } from './cluster-proxy/component';
import * as clusterProxy from './cluster-proxy/facts';
import { Component } from './component';
import { Fact } from './fact';
import { KUBERNETES } from './kubernetes/component';
import * as kubernetes from './kubernetes/facts';
import * as api from './kueue/api-facts';
import { KUEUE } from './kueue/component';
import * as configuration from './kueue/configuration-facts';
import * as kueue from './kueue/facts';
import * as frameworks from './kueue/framework-facts';
import { MANAGED_SERVICE_ACCOUNT } from './managed-service-account/component';
import * as managedServiceAccount from './managed-service-account/facts';
import { OCM } from './ocm/component';
import * as ocm from './ocm/facts';

/** What in the manifests of a hub a fact is about. */
export enum About {
  KUEUE_CONFIGURATION = 'kueue configuration',
  /** Every object of Kueue's own kinds. */
  KUEUE_OBJECTS = 'kueue objects',
  /** Versions of all kinds of Kueue. */
  KUEUE_VERSIONS = 'kueue versions',
  MULTIKUEUE_CONFIGS = 'multikueue configs',
  /** What grants Kueue its rights on workers. */
  WORKER_RIGHTS = 'worker rights',
  /** Workloads that run the plugin. */
  PLUGIN = 'plugin',
  PROVIDER_ENTRIES = 'provider entries',
  PERMISSIONS = 'permissions',
  CLUSTER_PROFILES = 'cluster profiles',
  /** Versions of the kinds that are the keys of its value. */
  KIND_VERSIONS = 'kind versions',
  /** How the component is installed, which the manifests of an application do not show. */
  INSTALLATION = 'installation',
}

/** A fact of the catalogue, as people look for it. */
export interface ListedFact {
  /** What it decides, in words. */
  readonly name: string;
  readonly about: About;
  readonly rows: Fact<unknown>;
  /** Whether it is what happens where nobody states anything. */
  readonly isDefault?: boolean;
}

/** The facts of a component, or of a part of it. */
export interface FactList {
  readonly component: Component;
  /** A framework of Kueue. */
  readonly part?: frameworks.FrameworkFacts;
  readonly facts: readonly ListedFact[];
}

const OCM_FACTS: readonly ListedFact[] = [
  { name: 'Feature gate of the hub that makes ClusterProfiles', about: About.INSTALLATION, rows: ocm.CLUSTER_PROFILE_GATE },
  { name: 'API version of add-ons', about: About.INSTALLATION, rows: ocm.ADD_ON_API },
  { name: 'Versions of its objects that are served', about: About.KIND_VERSIONS, rows: ocm.SERVED_OBJECTS },
];

const MANAGED_SERVICE_ACCOUNT_FACTS: readonly ListedFact[] = [
  { name: 'Image and path of the plugin', about: About.PLUGIN, rows: managedServiceAccount.PLUGIN_BINARY },
  { name: 'Chart value that turns on the copying of tokens', about: About.INSTALLATION, rows: managedServiceAccount.CREDENTIAL_SYNC_GATE },
  { name: 'Chart values that leave the binding `global` to another chart', about: About.INSTALLATION, rows: managedServiceAccount.WITHOUT_GLOBAL_BINDING },
  { name: 'Versions of its objects that are served', about: About.KIND_VERSIONS, rows: managedServiceAccount.SERVED_OBJECTS },
  { name: 'Hosted mode: the agent of a cluster runs on another', about: About.INSTALLATION, rows: managedServiceAccount.HOSTED_MODE },
];

const CLUSTER_PROXY_FACTS: readonly ListedFact[] = [
  { name: 'Name of the access provider', about: About.PROVIDER_ENTRIES, rows: clusterProxy.PROVIDER_NAME },
  { name: 'Chart value that makes it write access providers', about: About.INSTALLATION, rows: clusterProxy.ACCESS_PROVIDER_GATE },
  { name: 'Further chart values that the route needs', about: About.INSTALLATION, rows: clusterProxy.ROUTE_VALUES },
  { name: 'Chart values that leave the binding `global` to another chart', about: About.INSTALLATION, rows: clusterProxy.WITHOUT_GLOBAL_BINDING_PROXY },
  { name: 'Prefix of a hub service account\'s name on a managed cluster', about: About.PERMISSIONS, rows: clusterProxy.HUB_USER_PREFIX },
];

const CLUSTER_PERMISSION_FACTS: readonly ListedFact[] = [
  { name: 'Several cluster-wide bindings in one ClusterPermission', about: About.PERMISSIONS, rows: clusterPermission.CLUSTER_ROLE_BINDING_LIST },
  { name: 'Image to set in the chart', about: About.INSTALLATION, rows: clusterPermission.CONTROLLER_IMAGE },
  { name: 'Versions of its objects that are served', about: About.KIND_VERSIONS, rows: clusterPermission.SERVED_OBJECTS },
];

const KUEUE_FACTS: readonly ListedFact[] = [
  { name: 'Key of the provider list', about: About.KUEUE_CONFIGURATION, rows: kueue.PROVIDER_KEY },
  { name: 'Feature gate', about: About.KUEUE_CONFIGURATION, rows: kueue.CLUSTER_PROFILE_FEATURE },
  { name: 'Gate that gives the clients of workers the manager\'s limits', about: About.KUEUE_CONFIGURATION, rows: kueue.WORKER_CLIENT_LIMITS, isDefault: true },
  { name: 'Clusters in one MultiKueueConfig, at most', about: About.MULTIKUEUE_CONFIGS, rows: kueue.CLUSTERS_PER_CONFIG },
  { name: 'API version of the configuration', about: About.KUEUE_CONFIGURATION, rows: kueue.CONFIGURATION_API },
  { name: 'Versions of `kueue.x-k8s.io` that are served', about: About.KUEUE_VERSIONS, rows: api.SERVED_VERSIONS },
  { name: 'Fields of v1beta1 that v1beta2 has elsewhere, or not', about: About.KUEUE_OBJECTS, rows: api.MOVED_FIELDS },
  { name: 'Values of a ClusterQueue that v1beta2 does not accept', about: About.KUEUE_OBJECTS, rows: api.DROPPED_VALUES },
  { name: 'Step size of the incremental dispatcher', about: About.KUEUE_CONFIGURATION, rows: kueue.DISPATCHER_STEP_SIZE },
  { name: 'Names in its own manifests', about: About.KUEUE_CONFIGURATION, rows: kueue.MANIFEST_NAMES },
  { name: 'Roles it brings for its own service account', about: About.INSTALLATION, rows: kueue.SHIPPED_ROLES },
  { name: 'Shipped configuration, without the frameworks', about: About.KUEUE_CONFIGURATION, rows: configuration.SHIPPED_CONFIGURATION, isDefault: true },
  { name: 'Shipped keys whose default in the code differs', about: About.KUEUE_CONFIGURATION, rows: configuration.KEYS_WITH_OTHER_DEFAULT, isDefault: true },
  {
    name: 'Wait for the pods of a workload, where nothing is configured',
    about: About.KUEUE_CONFIGURATION,
    rows: configuration.WAIT_FOR_PODS_READY,
    isDefault: true,
  },
  { name: 'Resource names with which the manager does not start', about: About.KUEUE_CONFIGURATION, rows: configuration.RESERVED_RESOURCE_NAMES },
  { name: 'Version of ClusterProfile that it reads', about: About.CLUSTER_PROFILES, rows: api.READ_CLUSTER_PROFILE },
  { name: 'Service and Secret of its certificate by default', about: About.KUEUE_CONFIGURATION, rows: configuration.CERTIFICATE_NAMES },
  { name: 'Rights on a worker, whatever is sent there', about: About.WORKER_RIGHTS, rows: frameworks.WORKER_BASE_RULES },
  { name: 'Verbs on the kind of each framework', about: About.WORKER_RIGHTS, rows: frameworks.WORKER_FRAMEWORK_VERBS },
  { name: 'CRDs of Kueue on a worker', about: About.INSTALLATION, rows: frameworks.WORKER_KUEUE_CRDS },
];

const KUBERNETES_FACTS: readonly ListedFact[] = [
  { name: 'Image volumes without a feature gate', about: About.PLUGIN, rows: kubernetes.IMAGE_VOLUMES },
];

const ARGO_CD_FACTS: readonly ListedFact[] = [
  { name: 'Cluster information for exec plugins', about: About.PROVIDER_ENTRIES, rows: argoCd.EXEC_CLUSTER_INFO },
  { name: 'What its own Roles let its parts do with Secrets', about: About.INSTALLATION, rows: argoCd.SHIPPED_PARTS },
  { name: 'What it ships for its service accounts, as far as it leads to a token in one step', about: About.INSTALLATION, rows: argoCd.SHIPPED_STEPS },
];

const factsOf = (framework: frameworks.FrameworkFacts): readonly ListedFact[] => [
  { name: 'Known', about: About.KUEUE_CONFIGURATION, rows: framework.known },
  { name: 'In the shipped configuration', about: About.KUEUE_CONFIGURATION, rows: framework.shipped, isDefault: true },
  { name: 'MultiKueue can send it', about: About.KUEUE_CONFIGURATION, rows: framework.adapter },
  { name: 'Further verbs on a worker', about: About.WORKER_RIGHTS, rows: framework.extraVerbs },
];

/** Every fact that differs between releases, or may. */
export const FACT_LISTS: readonly FactList[] = [
  { component: OCM, facts: OCM_FACTS },
  { component: MANAGED_SERVICE_ACCOUNT, facts: MANAGED_SERVICE_ACCOUNT_FACTS },
  { component: CLUSTER_PROXY, facts: CLUSTER_PROXY_FACTS },
  { component: CLUSTER_PERMISSION, facts: CLUSTER_PERMISSION_FACTS },
  { component: KUEUE, facts: KUEUE_FACTS },
  ...frameworks.FRAMEWORKS.map(part => ({ component: KUEUE, part, facts: factsOf(part) })),
  { component: KUBERNETES, facts: KUBERNETES_FACTS },
  { component: ARGO_CD, facts: ARGO_CD_FACTS },
];

/**
 * Rights on the hub with which somebody who cannot read a token yet gets one, or gets rights on a managed cluster, by one request. Read in the RBAC
 * good practices of Kubernetes (kubernetes/website content/en/docs/concepts/security/rbac-good-practices.md) and in the controllers named with each part.
 */

/** Where a right must be held to count. */
export enum OneStepScope {
  /** In a namespace that holds tokens, or whose service accounts read some. */
  TOKENS = 'where tokens are',
  /** In the namespace of a managed cluster. */
  CLUSTERS = 'in the namespace of a cluster',
  /** In any namespace. */
  ANYWHERE = 'in any namespace',
  /** On the hub as a whole. */
  HUB = 'on the whole hub',
  /** In a namespace whose ConfigMaps or Secrets hold provider entries. */
  PROVIDERS = 'where provider entries are',
  /** In a namespace of OCM's own programs, on one of their Secrets by its name, or where the input has such a Secret. */
  KEYS = 'in the namespaces of OCM, and on its Secrets anywhere',
}

export interface OneStepRow {
  readonly group: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly scope: OneStepScope;
  /** What the right leads to. */
  readonly reason: string;
  /** The release of Kubernetes from which on it no longer does; nothing where it does in all. */
  readonly before?: string;
}

const WRITE = ['create', 'update', 'patch'];
const CHANGE = ['update', 'patch'];
const { TOKENS, CLUSTERS, ANYWHERE, HUB, PROVIDERS, KEYS } = OneStepScope;

const A_POD = 'a pod can mount the token, or run as a service account that reads it';
const IN_A_POD = 'a session in a pod has what the pod has';
const A_ROLE = 'a role or a binding gives the right to read the token';
const EVERY_REQUEST = 'it sees or changes what others send to the API server';
const RIGHTS_ON_A_CLUSTER = 'it brings objects or rights to the cluster';
const WHO_SEES_A_CLUSTER = 'it decides which namespaces receive the tokens of a cluster';
const WHERE_MANIFESTS_GO = 'it decides to which clusters manifests go';
const APPLIED_BY_OTHERS = 'a controller applies the manifests with its own rights';

/**
 * Where OCM keeps kubeconfigs of the hub and of clusters, and the keys that sign for its proxy: its operator, the hub, the add-ons and, on a hub that
 * manages itself, the agents (open-cluster-management-io/ocm pkg/operator/helpers, ClusterManagerDefaultNamespace and KlusterletDefaultNamespace; the
 * add-ons as conformance runs them). `multicluster-engine` is that of another distribution, and was not read in a source.
 */
export const KEY_NAMESPACES: readonly string[] = [
  'open-cluster-management', 'open-cluster-management-hub', 'open-cluster-management-addon', 'open-cluster-management-agent',
  'open-cluster-management-agent-addon', 'multicluster-engine',
];

/**
 * The Secrets with these, which are elsewhere where an agent or an add-on is installed elsewhere (open-cluster-management-io/ocm pkg/operator/helpers;
 * open-cluster-management-io/cluster-proxy cmd/addon-manager, default of --signer-secret-name).
 */
export const KEY_SECRETS: readonly string[] = [
  'bootstrap-hub-kubeconfig', 'hub-kubeconfig-secret', 'external-hub-kubeconfig', 'external-managed-kubeconfig',
  'external-managed-kubeconfig-registration', 'cluster-proxy-signer',
];

export const ONE_STEP_ROWS: readonly OneStepRow[] = [
  { group: '', resources: ['pods', 'replicationcontrollers'], verbs: WRITE, scope: TOKENS, reason: A_POD },
  { group: 'apps', resources: ['deployments', 'statefulsets', 'daemonsets', 'replicasets'], verbs: WRITE, scope: TOKENS, reason: A_POD },
  { group: 'batch', resources: ['jobs', 'cronjobs'], verbs: WRITE, scope: TOKENS, reason: A_POD },
  { group: 'argoproj.io', resources: ['rollouts', 'workflows'], verbs: WRITE, scope: TOKENS, reason: A_POD },
  { group: '', resources: ['pods/ephemeralcontainers'], verbs: CHANGE, scope: TOKENS, reason: IN_A_POD },
  { group: '', resources: ['pods/exec', 'pods/attach', 'pods/portforward'], verbs: ['create'], scope: TOKENS, reason: IN_A_POD },
  // Gate AuthorizePodWebsocketUpgradeCreatePermission (kubernetes/kubernetes pkg/features/kube_features.go@v1.35.0).
  { group: '', resources: ['pods/exec', 'pods/attach', 'pods/portforward'], verbs: ['get'], scope: TOKENS, reason: IN_A_POD, before: '1.35' },
  { group: '', resources: ['pods/proxy', 'services/proxy'], verbs: ['create', 'get'], scope: TOKENS, reason: IN_A_POD },
  { group: '', resources: ['nodes/proxy'], verbs: ['create', 'get'], scope: HUB, reason: 'the kubelet runs commands in every pod of the node' },
  { group: '', resources: ['serviceaccounts/token'], verbs: ['create'], scope: TOKENS, reason: 'a token of a service account that reads the token' },
  { group: '', resources: ['secrets'], verbs: WRITE, scope: TOKENS, reason: 'a token Secret of a service account that reads the token' },
  { group: '', resources: ['secrets'], verbs: ['get', 'list', 'watch'], scope: KEYS, reason: 'kubeconfigs of OCM and the keys that sign for its proxy' },
  { group: '', resources: ['configmaps'], verbs: WRITE, scope: PROVIDERS, reason: 'the provider entry decides which command asks for the token' },
  { group: '', resources: ['serviceaccounts'], verbs: ['impersonate'], scope: TOKENS, reason: 'acts as a service account that reads the token' },
  { group: '', resources: ['users', 'groups'], verbs: ['impersonate'], scope: HUB, reason: 'acts as anybody, administrators included' },
  { group: 'rbac.authorization.k8s.io', resources: ['roles'], verbs: ['bind', 'escalate', ...WRITE], scope: TOKENS, reason: A_ROLE },
  { group: 'rbac.authorization.k8s.io', resources: ['rolebindings'], verbs: WRITE, scope: TOKENS, reason: A_ROLE },
  { group: 'rbac.authorization.k8s.io', resources: ['clusterroles'], verbs: ['bind', 'escalate', ...WRITE], scope: HUB, reason: A_ROLE },
  { group: 'rbac.authorization.k8s.io', resources: ['clusterrolebindings'], verbs: WRITE, scope: HUB, reason: A_ROLE },
  {
    group: 'certificates.k8s.io',
    resources: ['certificatesigningrequests/approval', 'certificatesigningrequests/status'],
    verbs: CHANGE,
    scope: HUB,
    reason: 'a client certificate for any name',
  },
  { group: 'certificates.k8s.io', resources: ['signers'], verbs: ['approve', 'sign'], scope: HUB, reason: 'a client certificate for any name' },
  {
    group: 'admissionregistration.k8s.io',
    resources: ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations', 'mutatingadmissionpolicies', 'mutatingadmissionpolicybindings'],
    verbs: WRITE,
    scope: HUB,
    reason: EVERY_REQUEST,
  },
  { group: 'apiextensions.k8s.io', resources: ['customresourcedefinitions'], verbs: WRITE, scope: HUB, reason: EVERY_REQUEST },
  { group: 'apiregistration.k8s.io', resources: ['apiservices'], verbs: WRITE, scope: HUB, reason: EVERY_REQUEST },
  {
    group: 'multicluster.x-k8s.io',
    resources: ['clusterprofiles/status'],
    verbs: CHANGE,
    scope: TOKENS,
    reason: 'the application sends its token to the server that the profile names',
  },
  { group: 'work.open-cluster-management.io', resources: ['manifestworks'], verbs: WRITE, scope: CLUSTERS, reason: RIGHTS_ON_A_CLUSTER },
  { group: 'work.open-cluster-management.io', resources: ['manifestworkreplicasets'], verbs: WRITE, scope: ANYWHERE, reason: RIGHTS_ON_A_CLUSTER },
  { group: 'rbac.open-cluster-management.io', resources: ['clusterpermissions'], verbs: WRITE, scope: CLUSTERS, reason: RIGHTS_ON_A_CLUSTER },
  {
    group: 'authentication.open-cluster-management.io',
    resources: ['managedserviceaccounts'],
    verbs: WRITE,
    scope: CLUSTERS,
    reason: 'a token for an account that has rights already',
  },
  { group: 'cluster.open-cluster-management.io', resources: ['managedclustersetbindings'], verbs: WRITE, scope: ANYWHERE, reason: WHO_SEES_A_CLUSTER },
  {
    group: 'cluster.open-cluster-management.io',
    resources: ['managedclustersets/bind', 'managedclustersets/join'],
    verbs: ['create'],
    scope: HUB,
    reason: WHO_SEES_A_CLUSTER,
  },
  { group: 'cluster.open-cluster-management.io', resources: ['managedclustersets', 'managedclusters'], verbs: WRITE, scope: HUB, reason: WHO_SEES_A_CLUSTER },
  { group: 'cluster.open-cluster-management.io', resources: ['managedclusters/accept'], verbs: ['update'], scope: HUB, reason: 'it lets a cluster in' },
  {
    group: 'cluster.open-cluster-management.io',
    resources: ['placements', 'placementdecisions', 'placementdecisions/status'],
    verbs: WRITE,
    scope: ANYWHERE,
    reason: WHERE_MANIFESTS_GO,
  },
  {
    group: 'operator.open-cluster-management.io',
    resources: ['clustermanagers', 'klusterlets'],
    verbs: WRITE,
    scope: HUB,
    reason: 'it decides what runs as OCM',
  },
  {
    group: 'addon.open-cluster-management.io', resources: ['clustermanagementaddons', 'addontemplates'], verbs: WRITE, scope: HUB, reason: RIGHTS_ON_A_CLUSTER,
  },
  {
    group: 'addon.open-cluster-management.io',
    resources: ['managedclusteraddons', 'managedclusteraddons/status'],
    verbs: WRITE,
    scope: CLUSTERS,
    reason: 'an add-on gets an identity on the hub and brings objects to the cluster',
  },
  { group: 'addon.open-cluster-management.io', resources: ['addondeploymentconfigs'], verbs: WRITE, scope: ANYWHERE, reason: RIGHTS_ON_A_CLUSTER },
  { group: 'action.open-cluster-management.io', resources: ['managedclusteractions'], verbs: ['create'], scope: CLUSTERS, reason: RIGHTS_ON_A_CLUSTER },
  {
    group: 'view.open-cluster-management.io',
    resources: ['managedclusterviews'],
    verbs: ['create'],
    scope: CLUSTERS,
    reason: 'it reads objects of the cluster',
  },
  {
    group: 'policy.open-cluster-management.io',
    resources: ['policies', 'configurationpolicies'],
    verbs: WRITE,
    scope: ANYWHERE,
    reason: RIGHTS_ON_A_CLUSTER,
  },
  // A binding places a policy, and can make one that only reports write what it describes.
  { group: 'policy.open-cluster-management.io', resources: ['placementbindings', 'policysets'], verbs: WRITE, scope: ANYWHERE, reason: WHERE_MANIFESTS_GO },
  {
    group: 'apps.open-cluster-management.io',
    resources: ['gitopsclusters'],
    verbs: WRITE,
    scope: ANYWHERE,
    reason: 'it gives Argo CD the token of an account',
  },
  { group: 'argoproj.io', resources: ['applications', 'applicationsets', 'appprojects'], verbs: WRITE, scope: ANYWHERE, reason: APPLIED_BY_OTHERS },
  { group: 'kustomize.toolkit.fluxcd.io', resources: ['kustomizations'], verbs: WRITE, scope: ANYWHERE, reason: APPLIED_BY_OTHERS },
  { group: 'helm.toolkit.fluxcd.io', resources: ['helmreleases'], verbs: WRITE, scope: ANYWHERE, reason: APPLIED_BY_OTHERS },
  // A changed source changes what its Kustomizations apply.
  {
    group: 'source.toolkit.fluxcd.io',
    resources: ['gitrepositories', 'ocirepositories', 'buckets', 'helmrepositories', 'helmcharts'],
    verbs: WRITE,
    scope: ANYWHERE,
    reason: APPLIED_BY_OTHERS,
  },
  // Bound to cluster-admin unless it is locked down (controlplaneio-fluxcd/flux-operator config/default/rbac.yaml).
  {
    group: 'fluxcd.controlplane.io',
    resources: ['fluxinstances', 'resourcesets', 'resourcesetinputproviders'],
    verbs: WRITE,
    scope: ANYWHERE,
    reason: APPLIED_BY_OTHERS,
  },
  { group: 'kro.run', resources: ['resourcegraphdefinitions'], verbs: WRITE, scope: HUB, reason: APPLIED_BY_OTHERS },
  // Kinds by their CRDs: kyverno/kyverno config/crds, crossplane/crossplane (Compositions), metacontroller/metacontroller.
  { group: 'kyverno.io', resources: ['clusterpolicies', 'policies'], verbs: WRITE, scope: ANYWHERE, reason: APPLIED_BY_OTHERS },
  {
    group: 'policies.kyverno.io',
    resources: ['generatingpolicies', 'namespacedgeneratingpolicies', 'mutatingpolicies', 'namespacedmutatingpolicies'],
    verbs: WRITE,
    scope: ANYWHERE,
    reason: APPLIED_BY_OTHERS,
  },
  {
    group: 'apiextensions.crossplane.io',
    resources: ['compositions', 'compositeresourcedefinitions'],
    verbs: WRITE,
    scope: HUB,
    reason: APPLIED_BY_OTHERS,
  },
  {
    group: 'metacontroller.k8s.io',
    resources: ['compositecontrollers', 'decoratorcontrollers'],
    verbs: WRITE,
    scope: HUB,
    reason: APPLIED_BY_OTHERS,
  },
];

/**
 * Every program the suites run, at the exact module version it is built from.
 *
 * Only named versions can be asked for, and `go install pkg@version` needs a version list, so a
 * component is built either inside its own downloaded module (whose go.mod and go.sum pin all
 * dependencies) or, where the module replaces siblings by relative paths, from a go.mod of ours.
 */
export interface Component {
  /** Name of the binary; with the version it names the file in the cache. */
  readonly name: string;
  readonly module: string;
  readonly version: string;
  /** Package folder inside the module, `.` for its root. */
  readonly package: string;
  /**
   * `inModule`: build where the module lies. `ownModule`: a go.mod of ours that requires it. `ownSource`: a program of ours, `module` is its folder.
   * `besideModule`: a program of ours inside a copy of the module, since only there it may use what the module keeps to itself.
   */
  readonly how: 'inModule' | 'ownModule' | 'ownSource' | 'besideModule';
  /** `besideModule`: folder of the program, from the root of the repository. */
  readonly program?: string;
  /** Build tags. */
  readonly tags?: readonly string[];
  /** Linker values (`-X`), for programs that refuse to run without a version. */
  readonly linkValues?: Readonly<Record<string, string>>;
  /** `ownModule`: modules whose go.sum vouches for what ours needs, besides the component's own. */
  readonly sumsFrom?: readonly string[];
  /** `ownModule`: modules that the component's go.mod replaces by `./staging/src/<path>`, and the version to take instead. */
  readonly stagingVersion?: string;
  /** Built for `--all` only. */
  readonly optional?: boolean;
}

const KUBERNETES = 'k8s.io/kubernetes';
const KUEUE = 'sigs.k8s.io/kueue';
const OCM = 'open-cluster-management.io/ocm';
const MANAGED_SERVICE_ACCOUNT = 'open-cluster-management.io/managed-serviceaccount';
const CLUSTER_PROXY = 'open-cluster-management.io/cluster-proxy';
const TUNNEL = 'sigs.k8s.io/apiserver-network-proxy';

/** Kubernetes release the suites run by default; the others with `--all`. */
export const KUBERNETES_VERSION = '1.35.4';
export const KUBERNETES_VERSIONS_ALL: readonly string[] = ['1.34.4', KUBERNETES_VERSION, '1.36.3'];

/** Kueue releases whose manager the suites run, oldest first; all of them can be had as modules. */
export const KUEUE_VERSIONS: readonly string[] = ['0.15.2', '0.16.1', '0.18.4', '0.19.0', '0.19.2'];
/** Those, and the one whose loader alone is asked. */
export const KUEUE_LOADERS: readonly string[] = ['0.15.2', '0.16.1', '0.17.1', '0.18.4', '0.19.0', '0.19.2'];
export const OCM_VERSION = '1.2.1';
export const MANAGED_SERVICE_ACCOUNT_VERSION = '0.10.0';
export const CLUSTER_PROXY_VERSION = '0.10.0';

function kubernetes(command: string, version: string): Component {
  const [major, minor] = version.split('.');
  return {
    name: command,
    module: KUBERNETES,
    version: `v${version}`,
    package: `cmd/${command}`,
    how: 'ownModule',
    stagingVersion: `v0.${minor}.${version.split('.')[2]}`,
    // Kueue exits when the server reports the placeholder version of an unstamped build.
    linkValues: {
      'k8s.io/component-base/version.gitVersion': `v${version}`,
      'k8s.io/component-base/version.gitMajor': major,
      'k8s.io/component-base/version.gitMinor': minor,
      'k8s.io/component-base/version.gitCommit': '0000000000000000000000000000000000000000',
      'k8s.io/component-base/version.gitTreeState': 'clean',
      'k8s.io/component-base/version.buildDate': '1970-01-01T00:00:00Z',
    },
    optional: version !== KUBERNETES_VERSION,
  };
}

function inModule(name: string, module: string, version: string, folder: string): Component {
  return { name, module, version: `v${version}`, package: folder, how: 'inModule' };
}

/** What one release of Kueue makes of a configuration; its functions changed their names twice. */
function kueueLoader(version: string): Component {
  const tags: Readonly<Record<string, readonly string[]>> = { '0.15.2': [], '0.16.1': [], '0.17.1': ['list'] };
  return {
    ...inModule('kueue-configuration', KUEUE, version, 'cmd/kueue-configuration'),
    how: 'besideModule',
    program: 'tools/generate/kueue-configuration',
    tags: tags[version] ?? ['separate'],
  };
}

/** In build order: the slowest first, so that two builders end at about the same time. */
export const COMPONENTS: readonly Component[] = [
  kubernetes('kube-apiserver', KUBERNETES_VERSION),
  inModule('kueue', KUEUE, '0.19.2', 'cmd/kueue'),
  { name: 'etcd', module: 'go.etcd.io/etcd/server/v3', version: 'v3.6.5', package: '.', how: 'ownModule' },
  kubernetes('kube-controller-manager', KUBERNETES_VERSION),
  kubernetes('kubectl', KUBERNETES_VERSION),
  inModule('ocm-registration', OCM, OCM_VERSION, 'cmd/registration'),
  inModule('ocm-work', OCM, OCM_VERSION, 'cmd/work'),
  inModule('managed-serviceaccount', MANAGED_SERVICE_ACCOUNT, MANAGED_SERVICE_ACCOUNT_VERSION, 'cmd'),
  inModule('cp-creds', MANAGED_SERVICE_ACCOUNT, MANAGED_SERVICE_ACCOUNT_VERSION, 'cmd/clusterprofile-credentials-plugin'),
  inModule('cluster-proxy', CLUSTER_PROXY, CLUSTER_PROXY_VERSION, 'cmd/cluster-proxy'),
  inModule('cluster-proxy-addon-manager', CLUSTER_PROXY, CLUSTER_PROXY_VERSION, 'cmd/addon-manager'),
  // Its vendor folder is half empty, and no checksum of it is published: cluster-proxy's go.sum holds one.
  ...['server', 'agent'].map((part): Component => ({
    name: `proxy-${part}`,
    module: TUNNEL,
    version: 'v0.33.0',
    package: `cmd/${part}`,
    how: 'ownModule',
    sumsFrom: [`${CLUSTER_PROXY}@v${CLUSTER_PROXY_VERSION}`],
  })),
  // A consumer as cluster-inventory-api's documentation describes it; that library is what is under test.
  { name: 'inventory-client', module: 'go/inventory-client', version: 'v0.1.2', package: '.', how: 'ownSource' },
  inModule('kustomize', 'sigs.k8s.io/kustomize/kustomize/v5', '5.8.1', '.'),
  ...KUEUE_VERSIONS.filter(version => version !== '0.19.2')
    .reverse()
    .map(version => inModule('kueue', KUEUE, version, 'cmd/kueue')),
  ...KUEUE_LOADERS.map(kueueLoader),
  ...KUBERNETES_VERSIONS_ALL.filter(version => version !== KUBERNETES_VERSION).map(version => kubernetes('kube-apiserver', version)),
];

/** Modules the suites only read (CRDs, manifests, configuration files), never build. */
export const READ_MODULES = {
  ocmApi: ['v1.1.0', 'v1.2.0', 'v1.3.0'].map(version => `open-cluster-management.io/api@${version}`),
  ocm: [`${OCM}@v1.2.0`, `${OCM}@v${OCM_VERSION}`],
  clusterInventory: ['v0.1.0', 'v0.1.2', 'v0.1.3'].map(version => `sigs.k8s.io/cluster-inventory-api@${version}`),
  kueue: KUEUE_VERSIONS.map(version => `${KUEUE}@v${version}`),
  managedServiceAccount: `${MANAGED_SERVICE_ACCOUNT}@v${MANAGED_SERVICE_ACCOUNT_VERSION}`,
  clusterProxy: `${CLUSTER_PROXY}@v${CLUSTER_PROXY_VERSION}`,
} as const;

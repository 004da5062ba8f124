import * as argoCd from '../../src/releases/argo-cd/facts';
import * as clusterPermission from '../../src/releases/cluster-permission/facts';
import * as clusterProxy from '../../src/releases/cluster-proxy/facts';
import { Fact, Proof } from '../../src/releases/fact';
import * as kubernetes from '../../src/releases/kubernetes/facts';
import * as api from '../../src/releases/kueue/api-facts';
import * as configuration from '../../src/releases/kueue/configuration-facts';
import * as kueue from '../../src/releases/kueue/facts';
import * as frameworks from '../../src/releases/kueue/framework-facts';
import * as managedServiceAccount from '../../src/releases/managed-service-account/facts';
import * as ocm from '../../src/releases/ocm/facts';

interface Component {
  readonly title: string;
  readonly versions: readonly string[];
  /** What the fact decides, in words, and its rows. */
  readonly facts: readonly (readonly [string, Fact<unknown>])[];
}

const COMPONENTS: readonly Component[] = [
  {
    title: 'Open Cluster Management (`OcmRelease`)',
    versions: ocm.OCM_VERSIONS,
    facts: [
      ['Feature gate of the hub that makes ClusterProfiles', ocm.CLUSTER_PROFILE_GATE],
      ['API version of add-ons', ocm.ADD_ON_API],
      ['Known problems', ocm.KNOWN_PROBLEMS],
    ],
  },
  {
    title: 'managed-serviceaccount (`ManagedServiceAccountRelease`)',
    versions: managedServiceAccount.MANAGED_SERVICE_ACCOUNT_VERSIONS,
    facts: [
      ['Image and path of the plugin', managedServiceAccount.PLUGIN_BINARY],
      ['Chart value that turns on the copying of tokens', managedServiceAccount.CREDENTIAL_SYNC_GATE],
      ['Chart values that leave the binding `global` to another chart', managedServiceAccount.WITHOUT_GLOBAL_BINDING],
    ],
  },
  {
    title: 'cluster-proxy (`ClusterProxyRelease`)',
    versions: clusterProxy.CLUSTER_PROXY_VERSIONS,
    facts: [
      ['Name of the access provider', clusterProxy.PROVIDER_NAME],
      ['Chart value that makes it write access providers', clusterProxy.ACCESS_PROVIDER_GATE],
      ['Further chart values that the route needs', clusterProxy.ROUTE_VALUES],
      ['Chart values that leave the binding `global` to another chart', clusterProxy.WITHOUT_GLOBAL_BINDING_PROXY],
      ['Prefix of a hub service account\'s name on a managed cluster', clusterProxy.HUB_USER_PREFIX],
    ],
  },
  {
    title: 'cluster-permission (`ClusterPermissionRelease`)',
    versions: clusterPermission.CLUSTER_PERMISSION_VERSIONS,
    facts: [
      ['Several cluster-wide bindings in one ClusterPermission', clusterPermission.CLUSTER_ROLE_BINDING_LIST],
      ['Image to set in the chart', clusterPermission.CONTROLLER_IMAGE],
    ],
  },
  {
    title: 'Kueue (`KueueRelease`)',
    versions: kueue.KUEUE_VERSIONS,
    facts: [
      ['Key of the provider list', kueue.PROVIDER_KEY],
      ['Feature gate', kueue.CLUSTER_PROFILE_FEATURE],
      ['Clusters in one MultiKueueConfig, at most', kueue.CLUSTERS_PER_CONFIG],
      ['API version of the configuration', kueue.CONFIGURATION_API],
      ['Versions of `kueue.x-k8s.io` that are served', api.SERVED_VERSIONS],
      ['Fields of v1beta1 that v1beta2 has elsewhere, or not', api.MOVED_FIELDS],
      ['Values of a ClusterQueue that v1beta2 does not accept', api.DROPPED_VALUES],
      ['Step size of the incremental dispatcher', kueue.DISPATCHER_STEP_SIZE],
      ['Names in its own manifests', kueue.MANIFEST_NAMES],
      ['Roles it brings for its own service account', kueue.SHIPPED_ROLES],
      ['Shipped configuration, without the frameworks', configuration.SHIPPED_CONFIGURATION],
      ['Shipped keys whose default in the code differs', configuration.KEYS_WITH_OTHER_DEFAULT],
      ['Service and Secret of its certificate by default', configuration.CERTIFICATE_NAMES],
      ['Rights on a worker, whatever is sent there', frameworks.WORKER_BASE_RULES],
      ['Verbs on the kind of each framework', frameworks.WORKER_FRAMEWORK_VERBS],
      ['CRDs of Kueue on a worker', frameworks.WORKER_KUEUE_CRDS],
    ],
  },
  ...frameworks.FRAMEWORKS.map((framework): Component => ({
    title: `Kueue framework \`${framework.name}\` (\`${framework.resource}${framework.group && `.${framework.group}`}/${framework.version}\`)`,
    versions: [],
    facts: [
      ['Known', framework.known],
      ['In the shipped configuration', framework.shipped],
      ['MultiKueue can send it', framework.adapter],
      ['Further verbs on a worker', framework.extraVerbs],
    ],
  })),
  {
    title: 'Kubernetes (`KubernetesRelease`)',
    versions: kubernetes.KUBERNETES_VERSIONS,
    facts: [['Image volumes without a feature gate', kubernetes.IMAGE_VOLUMES]],
  },
  {
    title: 'Argo CD (`ArgoCdRelease`)',
    versions: argoCd.ARGO_CD_VERSIONS,
    facts: [
      ['Cluster information for exec plugins', argoCd.EXEC_CLUSTER_INFO],
      ['What its own Roles let its parts do with Secrets', argoCd.SHIPPED_PARTS],
      ['What it ships for its service accounts, as far as it leads to a token in one step', argoCd.SHIPPED_STEPS],
    ],
  },
];

const INTRODUCTION = `<!-- Written by \`npm run release-docs\` from src/releases. Do not edit. -->
# The release catalogue

What differs between upstream releases, as far as the output depends on it. A row holds from its release until the next row. A release
that is not listed is refused, with the list: facts are read or run, never guessed from a neighbor.

How each was proven:

- *read, not run*: seen in the source named.
- *run by*: that [conformance suite](../conformance/README.md) exercises it with the real program, in at least one release that the row holds for.
`;

/** The whole page. */
export function releasePage(): string {
  return [INTRODUCTION, ...COMPONENTS.map(section)].join('\n');
}

function section({ title, versions, facts }: Component): string {
  return [
    `## ${title}`,
    '',
    ...(versions.length > 0 ? [`Catalogued: ${versions.join(', ')}.`, ''] : []),
    '| fact | since | value | source | proof |',
    '|---|---|---|---|---|',
    ...facts.flatMap(([name, fact]) => fact.map(({ since, value, source, proof }, i) =>
      `| ${i === 0 ? name : ''} | ${since} | ${shown(value)} | ${cell(source)} | ${proven(proof)} |`)),
    '',
  ].join('\n');
}

function shown(value: unknown): string {
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Array.isArray(value) ? value.map(text) : Object.entries(value).map(([key, item]) => `${key}: ${text(item)}`);
    return entries.length === 0 ? 'none' : entries.map(entry => `\`${cell(entry)}\``).join('<br>');
  }
  return `\`${cell(text(value))}\``;
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function cell(content: string): string {
  return content.replaceAll('|', '\\|');
}

function proven(proof: Proof): string {
  return proof === 'read' ? 'read, not run' : `run by ${cell(proof.slice('run:'.length))}`;
}

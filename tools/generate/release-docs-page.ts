import { ranges, ranIn } from './catalogued-releases';
import { table } from './markdown-table';
import { ARGO_CD } from '../../src/releases/argo-cd/component';
import * as argoCd from '../../src/releases/argo-cd/facts';
import { CLUSTER_PERMISSION } from '../../src/releases/cluster-permission/component';
import * as clusterPermission from '../../src/releases/cluster-permission/facts';
import { CLUSTER_PROXY } from '../../src/releases/cluster-proxy/component';
import * as clusterProxy from '../../src/releases/cluster-proxy/facts';
import { Component } from '../../src/releases/component';
import { Fact, Proof, rowAt } from '../../src/releases/fact';
import { KUBERNETES } from '../../src/releases/kubernetes/component';
import * as kubernetes from '../../src/releases/kubernetes/facts';
import * as api from '../../src/releases/kueue/api-facts';
import { KUEUE } from '../../src/releases/kueue/component';
import * as configuration from '../../src/releases/kueue/configuration-facts';
import * as kueue from '../../src/releases/kueue/facts';
import * as frameworks from '../../src/releases/kueue/framework-facts';
import { MANAGED_SERVICE_ACCOUNT } from '../../src/releases/managed-service-account/component';
import * as managedServiceAccount from '../../src/releases/managed-service-account/facts';
import { OCM } from '../../src/releases/ocm/component';
import * as ocm from '../../src/releases/ocm/facts';

interface Section {
  readonly title: string;
  readonly component: Component;
  /** Whether it is a part of a component, whose releases another section has. */
  readonly isPart?: boolean;
  /** What the fact decides, in words, and its rows. */
  readonly facts: readonly (readonly [string, Fact<unknown>])[];
}

const SECTIONS: readonly Section[] = [
  {
    title: 'Open Cluster Management (`OcmRelease`)',
    component: OCM,
    facts: [
      ['Feature gate of the hub that makes ClusterProfiles', ocm.CLUSTER_PROFILE_GATE],
      ['API version of add-ons', ocm.ADD_ON_API],
      ['Versions of its objects that are served', ocm.SERVED_OBJECTS],
    ],
  },
  {
    title: 'managed-serviceaccount (`ManagedServiceAccountRelease`)',
    component: MANAGED_SERVICE_ACCOUNT,
    facts: [
      ['Image and path of the plugin', managedServiceAccount.PLUGIN_BINARY],
      ['Chart value that turns on the copying of tokens', managedServiceAccount.CREDENTIAL_SYNC_GATE],
      ['Chart values that leave the binding `global` to another chart', managedServiceAccount.WITHOUT_GLOBAL_BINDING],
      ['Versions of its objects that are served', managedServiceAccount.SERVED_OBJECTS],
      ['Hosted mode: the agent of a cluster runs on another', managedServiceAccount.HOSTED_MODE],
    ],
  },
  {
    title: 'cluster-proxy (`ClusterProxyRelease`)',
    component: CLUSTER_PROXY,
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
    component: CLUSTER_PERMISSION,
    facts: [
      ['Several cluster-wide bindings in one ClusterPermission', clusterPermission.CLUSTER_ROLE_BINDING_LIST],
      ['Image to set in the chart', clusterPermission.CONTROLLER_IMAGE],
      ['Versions of its objects that are served', clusterPermission.SERVED_OBJECTS],
    ],
  },
  {
    title: 'Kueue (`KueueRelease`)',
    component: KUEUE,
    facts: [
      ['Key of the provider list', kueue.PROVIDER_KEY],
      ['Feature gate', kueue.CLUSTER_PROFILE_FEATURE],
      ['Gate that gives the clients of workers the manager\'s limits', kueue.WORKER_CLIENT_LIMITS],
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
      ['Wait for the pods of a workload, where nothing is configured', configuration.WAIT_FOR_PODS_READY],
      ['Resource names with which the manager does not start', configuration.RESERVED_RESOURCE_NAMES],
      ['Version of ClusterProfile that it reads', api.READ_CLUSTER_PROFILE],
      ['Service and Secret of its certificate by default', configuration.CERTIFICATE_NAMES],
      ['Rights on a worker, whatever is sent there', frameworks.WORKER_BASE_RULES],
      ['Verbs on the kind of each framework', frameworks.WORKER_FRAMEWORK_VERBS],
      ['CRDs of Kueue on a worker', frameworks.WORKER_KUEUE_CRDS],
    ],
  },
  ...frameworks.FRAMEWORKS.map((framework): Section => ({
    title: `Kueue framework \`${framework.name}\` (\`${framework.resource}${framework.group && `.${framework.group}`}/${framework.version}\`)`,
    component: KUEUE,
    isPart: true,
    facts: [
      ['Known', framework.known],
      ['In the shipped configuration', framework.shipped],
      ['MultiKueue can send it', framework.adapter],
      ['Further verbs on a worker', framework.extraVerbs],
    ],
  })),
  {
    title: 'Kubernetes (`KubernetesRelease`)',
    component: KUBERNETES,
    facts: [['Image volumes without a feature gate', kubernetes.IMAGE_VOLUMES]],
  },
  {
    title: 'Argo CD (`ArgoCdRelease`)',
    component: ARGO_CD,
    facts: [
      ['Cluster information for exec plugins', argoCd.EXEC_CLUSTER_INFO],
      ['What its own Roles let its parts do with Secrets', argoCd.SHIPPED_PARTS],
      ['What it ships for its service accounts, as far as it leads to a token in one step', argoCd.SHIPPED_STEPS],
    ],
  },
];

const INTRODUCTION = `<!-- Written by \`npm run release-docs\` from src/releases. Do not edit. -->
# The release catalogue

What differs between upstream releases, as far as the output depends on it. A row holds from its release until the next row.

A patch that is not listed takes the facts of the nearest before it, with a notice that names both. Another minor is refused, unless somebody assumes it: then
the facts of the newest before it are used, and every answer reports it ([how](hub-and-fleet.md#releases-that-are-not-in-the-catalogue)).

How each was proven:

- *read, not run*: seen in the source named.
- *change log only*: its change log tells it, and the source was not to be had. Of a patch it tells what is new; where nothing more is known of a whole minor,
  every answer that uses it reports it.
- *run by*: that [conformance suite](../conformance/README.md) exercises it with the real program, in at least one release that the row holds for.
`;

/** The whole page. */
export function releasePage(): string {
  return [INTRODUCTION, ...SECTIONS.map(section)].join('\n');
}

/** What may differ in a release to come, as the rows now have it, with where that was read. */
export function factsToConfirm(component: Component, version: string): string[] {
  return SECTIONS.filter(one => one.component.key === component.key).flatMap(({ title, isPart, facts }) => facts.map(([name, fact]) => {
    const { since, value, source } = rowAt(fact, version) ?? fact[0];
    return `${isPart ? `${title}: ` : ''}${name}: ${shown(value)} since ${since} (${source})`;
  }));
}

function section({ title, component, isPart = false, facts }: Section): string {
  return [
    `## ${title}`,
    '',
    ...isPart ? [] : catalogued(component),
    '| fact | since | value | source | proof |',
    '|---|---|---|---|---|',
    ...facts.flatMap(([name, fact]) => rowsOf(name, fact)),
    '',
  ].join('\n');
}

function rowsOf(name: string, fact: Fact<unknown>): string[] {
  return fact.map(({ since, value, source, proof }, i) => `| ${i === 0 ? name : ''} | ${since} | ${shown(value)} | ${cell(source)} | ${proven(proof)} |`);
}

/** Which releases there are, and what is wrong with some of them. */
function catalogued(component: Component): string[] {
  const ran = ranIn(component);
  const { releases, problems } = component;
  return [
    table(['catalogued', 'source', 'proof'], releases.map(({ versions, source, proof }) => [ranges(versions), source, proven(proof)])),
    '',
    `Run by [conformance](../conformance/README.md): ${ran.length > 0 ? ran.join(', ') : 'none'}.`,
    '',
    ...problems.length === 0 ? ['Known problems: none that was looked up.'] : [
      '| known problem | since | there | source | proof |',
      '|---|---|---|---|---|',
      ...problems.flatMap(({ id, problem, present }) => rowsOf(`**${id}**: ${problem}`, present)),
    ],
    '',
  ];
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
  const words: Readonly<Record<string, string>> = { 'read': 'read, not run', 'change log': 'change log only' };
  return words[proof] ?? `run by ${cell(proof.slice('run:'.length))}`;
}

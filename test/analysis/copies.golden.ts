import { Page } from './golden-page';
import { AccessModel, AccessOptions } from '../../src';
import { Json } from '../../src/kubernetes/json';
import {
  account, application, binding, clusterSet, deployment, exec, getSecrets, grants, instead, multiKueue, OPTIONS, pod, providerFile, READ_PODS, role,
  SEE_PROFILES,
} from '../fixtures/builders';

interface World {
  readonly title: string;
  readonly manifests: () => readonly Json[];
  readonly options?: AccessOptions;
}

const PART: AccessOptions = { complete: false };
const ALL_SECRETS = { apiGroups: [''], resources: ['secrets'], verbs: ['list'] };
const profile = (namespace: string, name: string): Json => ({
  apiVersion: 'multicluster.x-k8s.io/v1alpha1',
  kind: 'ClusterProfile',
  metadata: { name, namespace },
});
/** A second application that sees the same clusters, reading what it is given to read. */
const second = (...rules: Json[]): Json[] => [
  binding('second', 'app-clusters'), providerFile(exec('second', 'second'), undefined, 'second'),
  deployment(pod({ volumes: [{ name: 'plugins', emptyDir: {} }, { name: 'providers', configMap: { name: 'second-providers' } }] }), { namespace: 'second' }),
  ...role('second', 'all', [SEE_PROFILES, getSecrets('c1-second', 'c2-second'), ...rules], 'controller'),
  account('c1', 'second'), account('c2', 'second'), grants('c1', 'second'), grants('c2', 'second'),
];
const seen = (...namespaces: string[]): Json[] => [clusterSet('s', { matchLabels: { use: 'app' } }), ...namespaces.map(namespace => binding(namespace, 's'))];
const others = (name: string, rules: Json[], namespace = 'my-app') => role(namespace, name, rules, name);

const WORLDS: readonly World[] = [
  { title: 'one application', manifests: application },
  { title: 'one application and MultiKueue, which share no cluster', manifests: () => [...application(), ...multiKueue()] },
  { title: 'two applications that share clusters, and read their own tokens', manifests: () => [...application(), ...second()] },
  { title: 'two applications that share clusters, and one reads every Secret of its namespace', manifests: () => [...application(), ...second(ALL_SECRETS)] },
  {
    title: 'two applications that share one cluster',
    manifests: () => [...application(), ...second(getSecrets('c1-my-app'))],
    options: { fleet: [{ name: 'c2', labels: { use: 'app' } }] },
  },
  {
    title: 'another application reads a token at its owner\'s home',
    manifests: () => [...application(), ...second(), ...role('my-app', 'visitor', [getSecrets('c2-my-app')], 'second/controller')],
  },
  { title: 'somebody who is no application reads a token at its owner\'s home', manifests: () => [...application(), ...others('helper', [ALL_SECRETS])] },
  {
    title: 'one account in two namespaces',
    manifests: () => [...application(), binding('other', 'app-clusters'), providerFile(exec('my-app', 'other'), undefined, 'other')],
  },
  {
    title: 'a namespace without an application sees the clusters',
    manifests: () => [...application(), binding('b', 'app-clusters'), binding('a', 'app-clusters')],
  },
  {
    title: 'two who read every token there, and one who reads one',
    manifests: () => [
      ...application(),
      binding('b', 'app-clusters'),
      ...others('zoe', [ALL_SECRETS], 'b'),
      ...others('ann', [ALL_SECRETS], 'b'),
      ...others('mia', [getSecrets('c1-my-app')], 'b'),
    ],
  },
  {
    title: 'the owner\'s own service account reads there',
    manifests: () => [...application(), binding('b', 'app-clusters'), ...role('b', 'all', [ALL_SECRETS], 'my-app/controller')],
  },
  {
    title: 'nothing is said about who reads there, and the input is not everything',
    manifests: () => [...application(), binding('b', 'app-clusters')],
    options: PART,
  },
  {
    title: 'something is said about who reads there, and the input is not everything',
    manifests: () => [...application(), binding('b', 'app-clusters'), ...others('x', [READ_PODS], 'b')],
    options: PART,
  },
  {
    title: 'a Role that is bound there is not in the input',
    manifests: () => [...application(), binding('b', 'app-clusters'), ...others('x', [READ_PODS], 'b').slice(1)],
  },
  {
    title: 'Kubernetes\' own view is bound there',
    manifests: () => [
      ...application(),
      binding('b', 'app-clusters'),
      ...others('x', [READ_PODS], 'b').slice(1).map(manifest => ({ ...manifest, roleRef: { kind: 'ClusterRole', name: 'view' } })),
    ],
  },
  {
    title: 'a ClusterRole that is bound everywhere is not in the input',
    manifests: () => [
      ...application(),
      binding('b', 'app-clusters'),
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: 'x' },
        roleRef: { kind: 'ClusterRole', name: 'x' },
        subjects: [{ kind: 'User', name: 'x' }],
      },
    ],
  },
  { title: 'an account that nobody names, in the one namespace that sees its cluster', manifests: () => [...seen('a'), account('c1', 'x')] },
  { title: 'an account that nobody names, in two namespaces, of which one is called like it', manifests: () => [...seen('x', 'a'), account('c1', 'x')] },
  { title: 'an account that nobody names, in two namespaces', manifests: () => [...seen('a', 'b'), account('c1', 'x')] },
  { title: 'an account that nobody names, in an application\'s namespace', manifests: () => [...application(), account('c1', 'x')] },
  {
    title: 'an account that nobody names, in an application\'s namespace and in one beside it',
    manifests: () => [...application(), binding('b', 'app-clusters'), account('c1', 'x')],
  },
  {
    title: 'accounts that nobody names, in the order of their names, without those that are not copied',
    manifests: () => [...seen('a'), account('c1', 'z'), account('c1', 'y'), account('c2', 'b', undefined, { labels: {} })],
  },
  {
    title: 'profiles instead of bindings',
    manifests: () => [...instead(application(), 'ManagedClusterSetBinding'), profile('my-app', 'c1'), profile('b', 'c1'), profile('a', 'c2')],
  },
  {
    title: 'clusters that a permission, an account or a profile alone names',
    manifests: () => [grants('p', 'x'), account('a', 'x'), profile('n', 'b')],
    options: { fleet: [] },
  },
  {
    title: 'clusters with other access, the first by name first',
    manifests: () => [...instead(application(), 'ClusterPermission'), grants('c2', 'my-app', [{ ...READ_PODS, verbs: ['get'] }]), grants('c1', 'my-app')],
  },
  {
    title: 'clusters with other access, the other way round',
    manifests: () => [...instead(application(), 'ClusterPermission'), grants('c1', 'my-app', [{ ...READ_PODS, verbs: ['get'] }]), grants('c2', 'my-app')],
  },
  {
    title: 'a cluster without an account, and one with two readers',
    manifests: () => [...instead(application(), 'ManagedServiceAccount'), account('c2', 'my-app'), ...others('helper', [ALL_SECRETS])],
  },
  {
    title: 'each token is read by another',
    manifests: () => [
      ...application(),
      binding('b', 'app-clusters'),
      ...others('zoe', [getSecrets('c1-my-app')], 'b'),
      ...others('ann', [getSecrets('c2-my-app')], 'b'),
    ],
  },
  {
    title: 'a cluster that cannot be told before one that is broken',
    manifests: () => [...instead(application(), 'ManagedServiceAccount'), account('c2', 'my-app', undefined, { labels: {} })],
    options: PART,
  },
  { title: 'nobody reads', manifests: () => instead(instead(application(), 'Role'), 'RoleBinding') },
  {
    title: 'two ways to name an account',
    manifests: () => [
      ...application(),
      deployment(pod({ containers: [{ name: 'c', image: 'c:v1', args: ['--managed-serviceaccount=my-app'] }] }), { name: 'direct' }),
    ],
  },
];

function lines({ manifests, options }: World): string[] {
  const model = AccessModel.fromManifests([...manifests()], { ...OPTIONS, ...options });
  const report = model.toJson();
  const named = (what: string, names: readonly string[]) => names.length === 0 ? [] : [`${what}: ${names.join(', ')}`];
  return [
    `clusters: ${report.clusters.join(', ')}`,
    ...report.copies.map(copy =>
      `${copy.namespace}/${copy.secret}: token of ${copy.account} for ${copy.cluster}, read by ${copy.readers.join(', ') || 'nobody'}`),
    ...named('namespaces without an application', report.receivesTokensConsumerUnknown),
    ...named('tokens without an application', report.tokensWithoutConsumer),
    ...report.consumers.flatMap(consumer => [
      `${consumer.name} by ${consumer.origins.join(', ')}`,
      ...consumer.groups.map(group =>
        `  ${group.clusters.join(', ')}: ${group.state}${group.failing ? ` at ${group.failing.step}, ${group.failing.description}` : ''}; `
          + `${group.rights.join('; ') || 'nothing'}; ${group.tokenValidity ?? 'no token'}; ${group.copies.join('; ') || 'no copies'}`),
    ]),
    ...model.findings.filter(({ rule }) => rule === 'token-copied').map(({ severity, message }) =>
      `${severity}: ${message.replace(/; let the applications .*/, '')}`),
    ...model.unknowns.filter(({ rule }) => rule === 'token-copied').map(({ missing, object }) =>
      `unknown: ${missing} (${object.kind} ${object.namespace}/${object.name})`),
  ];
}

export const COPIES: readonly Page[] = WORLDS.map(world => ({ ...world, lines: () => lines(world) }));

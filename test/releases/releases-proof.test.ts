import { suites } from '../../conformance/results.json';
import { COMPONENTS } from '../../src/releases/catalogue';
import * as clusterPermission from '../../src/releases/cluster-permission/facts';
import * as clusterProxy from '../../src/releases/cluster-proxy/facts';
import { Fact, rowAt } from '../../src/releases/fact';
import * as kubernetes from '../../src/releases/kubernetes/facts';
import * as api from '../../src/releases/kueue/api-facts';
import * as configuration from '../../src/releases/kueue/configuration-facts';
import * as kueue from '../../src/releases/kueue/facts';
import * as frameworks from '../../src/releases/kueue/framework-facts';
import * as managedServiceAccount from '../../src/releases/managed-service-account/facts';
import * as ocm from '../../src/releases/ocm/facts';

/** What a conformance suite exercises: the facts, the component they are about, and the suites that would fail if one were wrong. */
const COVERED: readonly (readonly [string, Fact<unknown>, string, readonly string[]])[] = [
  ['provider key', kueue.PROVIDER_KEY, 'kueue', ['kueue-configuration']],
  ['feature gate', kueue.CLUSTER_PROFILE_FEATURE, 'kueue', ['kueue-configuration']],
  ['configuration API', kueue.CONFIGURATION_API, 'kueue', ['kueue-configuration']],
  ['shipped configuration', configuration.SHIPPED_CONFIGURATION, 'kueue', ['kueue-configuration']],
  ['clusters per config', kueue.CLUSTERS_PER_CONFIG, 'kueue', ['schema']],
  ['step size of the dispatcher', kueue.DISPATCHER_STEP_SIZE, 'kueue', ['kueue-configuration']],
  ['manifest names', kueue.MANIFEST_NAMES, 'kueue', ['plugin-patch']],
  ['shipped Roles', kueue.SHIPPED_ROLES, 'kueue', ['live']],
  ['worker base rules', frameworks.WORKER_BASE_RULES, 'kueue', ['live']],
  ['worker framework verbs', frameworks.WORKER_FRAMEWORK_VERBS, 'kueue', ['live']],
  ...frameworks.FRAMEWORKS.map(f => [`framework ${f.name}`, f.known, 'kueue', ['kueue-configuration']] as const),
  ['provider name', clusterProxy.PROVIDER_NAME, 'cluster-proxy', ['live']],
  ['prefix of hub users', clusterProxy.HUB_USER_PREFIX, 'cluster-proxy', ['live']],
  ['list of cluster-wide bindings', clusterPermission.CLUSTER_ROLE_BINDING_LIST, 'cluster-permission', ['schema']],
  ['ClusterProfile gate', ocm.CLUSTER_PROFILE_GATE, 'ocm', ['live']],
  ['image volumes', kubernetes.IMAGE_VOLUMES, 'kubernetes', ['schema']],
];

/** Versions of a component that ran in a suite, by the recorded results of the last whole run. */
function ran(suite: string, component: string): string[] {
  const versions = suites.find(({ name }) => name === suite)?.versions ?? [];
  return versions.filter(version => version.startsWith(`${component} `)).map(version => version.split(' ')[1]);
}

test.each(COVERED)('the rows of %s say what ran them, and only those that ran', (_, fact, component, names) => {
  for (const row of fact) {
    const inForce = names.filter(name => ran(name, component).some(version => rowAt(fact, version) === row));
    const unrun = row.proof === 'change log' ? 'change log' : 'read';
    expect([row.since, row.proof]).toStrictEqual([row.since, inForce.length > 0 ? `run:${inForce[0]}` : unrun]);
  }
});

test('no other row claims to have been run', () => {
  const covered = new Set<unknown>(COVERED.map(([, fact]) => fact));
  const modules = [clusterPermission, clusterProxy, kubernetes, configuration, kueue, managedServiceAccount, ocm];
  const ofFrameworks = [frameworks.WORKER_KUEUE_CRDS, ...frameworks.FRAMEWORKS.flatMap(f => [f.shipped, f.adapter, f.extraVerbs])];
  const exported = [...modules.flatMap(module => Object.values(module) as unknown[]), ...ofFrameworks];
  const facts = exported.filter((value): value is Fact<unknown> => Array.isArray(value) && typeof value[0] === 'object');
  expect(facts.filter(fact => !covered.has(fact)).flatMap(fact => fact.filter(row => row.proof?.startsWith('run:')))).toStrictEqual([]);
});

test('every suite that a row names passed its checks', () => {
  const proofs = COVERED.flatMap(([, fact]) => fact.map(row => row.proof)).filter(proof => proof.startsWith('run:'));
  const named = new Set(proofs.map(proof => proof.slice('run:'.length)));
  expect([...named].filter(name => !suites.some(suite => suite.name === name && suite.checks > 0))).toStrictEqual([]);
});

test('a row that only a change log tells names it, and so does each row since a release of which nothing else was to be had', () => {
  const byChangeLog = new Set(kueue.KUEUE_RELEASES.filter(({ proof }) => proof === 'change log').flatMap(({ versions }) => versions));
  const problems = COMPONENTS.flatMap(component => component.problems.flatMap(({ present }) => [...present]));
  const modules = [kueue, configuration, api];
  const rows = [...modules.flatMap(module => Object.values(module) as Fact<unknown>[]).filter(Array.isArray).flat(),
    ...frameworks.FRAMEWORKS.flatMap(f => [f.known, f.shipped, f.adapter, f.extraVerbs]).flat()]
    .filter(row => typeof row === 'object' && row !== null && 'since' in row);

  expect(rows.length).toBeGreaterThan(50);
  const unrun = [...rows, ...problems].filter(({ proof }) => !proof.startsWith('run:'));
  expect(unrun.filter(({ proof, source }) => (proof === 'change log') !== source.includes('CHANGELOG'))).toStrictEqual([]);
  expect(rows.filter(({ since, proof }) => byChangeLog.has(since) && proof !== 'change log')).toStrictEqual([]);
});

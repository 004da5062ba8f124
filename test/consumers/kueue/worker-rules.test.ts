import { KueueFramework, KueueRelease } from '../../../src';
import { valueAt } from '../../../src/releases/fact';
import { KUEUE_VERSIONS } from '../../../src/releases/kueue/facts';
import { FRAMEWORKS } from '../../../src/releases/kueue/framework-facts';
import { hubWith, multiKueueOf, newChart, one, RELEASES, written } from '../../fixtures/constructs';

function integration(frameworks: KueueFramework[], version = '0.19.2', workerNamespaces?: string[]) {
  return multiKueueOf(newChart(), hubWith(['one'], { ...RELEASES, kueue: KueueRelease.of(version) }), { frameworks, workerNamespaces });
}
const permission = (...args: Parameters<typeof integration>) => one(written(integration(...args)), 'ClusterPermission').spec;
const known = (version: string) => FRAMEWORKS.filter(f => valueAt(f.known, KueueRelease.of(version).version)).map(f => KueueFramework.of(f.name));
const verbs = (rules: any[], resource: string) => rules.find(rule => rule.resources.includes(resource))?.verbs;

test('what the manager does with batch/job, nothing else', () => {
  expect(permission([KueueFramework.BATCH_JOB], '0.17.8').clusterRole.rules).toStrictEqual([
    { apiGroups: ['batch'], resources: ['jobs'], verbs: ['create', 'delete', 'get', 'list', 'watch'] },
    { apiGroups: ['kueue.x-k8s.io'], resources: ['workloads'], verbs: ['create', 'delete', 'get', 'list', 'update', 'watch'] },
    { apiGroups: ['kueue.x-k8s.io'], resources: ['workloads/status'], verbs: ['get', 'patch', 'update'] },
  ]);
});

test.each(KUEUE_VERSIONS)('T47 on Kueue %s every framework that travels has its rule and its CRD, and no other', version => {
  const release = KueueRelease.of(version);
  const chosen = known(version);
  const travelling = FRAMEWORKS.filter(f => valueAt(f.known, release.version) && valueAt(f.adapter, release.version));
  const multiKueue = integration(chosen, version);
  const { rules } = one(written(multiKueue), 'ClusterPermission').spec.clusterRole;
  const jobs = rules.filter((rule: any) => rule.apiGroups[0] !== 'kueue.x-k8s.io');
  expect(jobs.map((rule: any) => `${rule.resources[0]}.${rule.apiGroups[0]}`).sort()).toStrictEqual(travelling.map(f => `${f.resource}.${f.group}`).sort());
  expect(multiKueue.workerRequirements(multiKueue.workers[0]).customResourceDefinitions.filter(crd => !crd.endsWith('.kueue.x-k8s.io')))
    .toStrictEqual(travelling.flatMap(f => f.crd ?? []).sort());
});

test.each([
  ['jobs', KueueFramework.BATCH_JOB, '0.17.8', false], ['jobs', KueueFramework.BATCH_JOB, '0.18.0', true],
  ['rayclusters', KueueFramework.RAY_CLUSTER, '0.18.6', false], ['rayclusters', KueueFramework.RAY_CLUSTER, '0.19.0', true],
  ['rayservices', KueueFramework.RAY_SERVICE, '0.18.4', false], ['rayservices', KueueFramework.RAY_SERVICE, '0.18.5', true],
  ['rayservices', KueueFramework.RAY_SERVICE, '0.19.0', false], ['rayservices', KueueFramework.RAY_SERVICE, '0.19.1', true],
])('whether %s are patched: %p on Kueue %s', (resource, framework, version, patched) => {
  expect(verbs(permission([framework], version).clusterRole.rules, resource).includes('patch')).toBe(patched);
});

test('writing can be narrowed to namespaces, watching cannot', () => {
  const { clusterRole, roles } = permission([KueueFramework.BATCH_JOB], '0.19.2', ['team-b', 'team-a']);
  expect(clusterRole.rules.flatMap((rule: any) => rule.verbs).filter((verb: string) => !['get', 'list', 'watch'].includes(verb))).toStrictEqual([]);
  expect(roles.map((role: any) => role.namespace)).toStrictEqual(['team-a', 'team-b']);
  expect(verbs(roles[0].rules, 'jobs')).toStrictEqual(['create', 'delete', 'patch']);
  expect(verbs(roles[0].rules, 'workloads/status')).toStrictEqual(['patch', 'update']);
  expect(() => integration([KueueFramework.BATCH_JOB], '0.19.2', [])).toThrow('test/multikueue: namespaces = []: is empty');
});

test('T51 deployment without pod is refused', () => {
  expect(() => integration([KueueFramework.DEPLOYMENT])).toThrow(
    "test/multikueue: frameworks = 'deployment': is sent to workers as pods, and pod is not in the list; add KueueFramework.POD");
  expect(() => integration([KueueFramework.DEPLOYMENT, KueueFramework.POD])).not.toThrow();
});

test('T52 a framework that the release does not know is refused', () => {
  expect(() => integration([KueueFramework.RAY_SERVICE], '0.16.9')).toThrow(
    "test/multikueue: frameworks = 'ray.io/rayservice': is unknown to Kueue 0.16.9, whose manager would exit; leave it out, or use a later release of Kueue");
  expect(() => KueueFramework.of('batch/jobz')).toThrow(/KueueFramework\.of: name = 'batch\/jobz': is not a framework of any catalogued Kueue release; choose one of batch\/job,/);
  expect(() => integration([])).toThrow('test/multikueue: frameworks = []: is empty, so Kueue would manage nothing');
});

test('T80 shipped frameworks that are left out are listed', () => {
  expect(integration([KueueFramework.BATCH_JOB, KueueFramework.POD], '0.15.8').unmanagedFrameworks).not.toContain('pod');
  expect(integration([KueueFramework.BATCH_JOB], '0.19.2').unmanagedFrameworks).toStrictEqual([
    'kubeflow.org/mpijob', 'ray.io/rayjob', 'ray.io/raycluster', 'ray.io/rayservice', 'jobset.x-k8s.io/jobset', 'workload.codeflare.dev/appwrapper',
    'trainer.kubeflow.org/trainjob', 'pod', 'deployment', 'statefulset', 'leaderworkerset.x-k8s.io/leaderworkerset',
  ]);
});

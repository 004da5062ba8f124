import { AccessModel } from '../../../../src';
import { Json } from '../../../../src/kubernetes/json';
import { application, binding, clusterSet, deployment, OPTIONS, placedWork, placement, pod, work } from '../../../fixtures/builders';
import { configurationPolicy, policy } from '../../../fixtures/carrier-builders';

const agent = (image = 'agent:1', more: Json = {}): Json => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', namespace: 'kube-system' },
  spec: { serviceAccountName: 'aggregator', containers: [{ name: 'c', image }], ...more },
});
const NEW = 'Pod kube-system/p runs on managed clusters, with the rights of service account \'aggregator\' there';
const SELECTION = [clusterSet('apps', { matchLabels: { use: 'app' } }), binding('n', 'apps'), placement({ clusterSets: ['apps'] }, 'n')];

/** How a change of what is carried reads, and whether anything else changes. */
function lines(before: Json[], after: Json[]): string[] {
  const model = (manifests: Json[]) => AccessModel.fromManifests([...application(), ...SELECTION, ...manifests], OPTIONS);
  const { workloads, changed, notJudged, ...rest } = model(before).diff(model(after));
  expect(changed).toBe(workloads.length + notJudged.length > 0);
  expect([notJudged, rest.gained, rest.lost]).toStrictEqual([[], [], []]);
  return workloads.map(({ description, clusters }) => [description, ...clusters].join(' '));
}

const placed = (manifests: Json[]): Json => {
  const found = placedWork(manifests);
  return { ...found, spec: { ...found.spec as Json, placementRefs: [{ name: 'all' }] } };
};

test('a workload that is new on a cluster, or gone, is a line with its service account', () => {
  expect(lines([], [work('c1', 'w', [agent()])])).toStrictEqual([`${NEW} c1`]);
  expect(lines([work('c1', 'w', [agent()])], [])).toStrictEqual([`${NEW.replace('runs', 'no longer runs')} c1`]);
  expect(lines([], [work('c1', 'w', [agent('agent:1', { serviceAccountName: undefined })])])[0]).toContain('service account \'default\'');
});

test('one line holds for every cluster on which the same changes', () => {
  expect(lines([], [placed([agent()])])).toStrictEqual([`${NEW} c1 c2`]);
  expect(lines([], [work('c1', 'a', [agent()]), work('c2', 'b', [agent()])])).toStrictEqual([`${NEW} c1 c2`]);
  expect(lines([], [policy([configurationPolicy([agent()])])])).toStrictEqual([NEW]);
});

test.each<[string, Json, string]>([
  ['another image', agent('evil:1'), 'container \'c\' of Pod kube-system/p runs image \'evil:1\' instead of \'agent:1\' c1'],
  [
    'another service account',
    agent('agent:1', { serviceAccountName: 'other' }),
    'Pod kube-system/p runs as service account \'other\' instead of \'aggregator\' c1',
  ],
  ['another volume', agent('agent:1', { volumes: [{ name: 'v', hostPath: { path: '/' } }] }), 'Pod kube-system/p has other volumes c1'],
])('%s is a line', (_, changed, expected) => {
  expect(lines([work('c1', 'w', [agent()])], [work('c1', 'w', [changed])])).toStrictEqual([expected]);
});

test('which object carries it, and how many copies it has, makes no difference', () => {
  const other = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'd', namespace: 'a' }, spec: deployment(pod()).spec };
  expect(lines([work('c1', 'w', [agent(), other])], [work('c1', 'x', [other]), work('c1', 'y', [agent()])])).toStrictEqual([]);
  expect(lines([work('c1', 'w', [agent()])], [work('c1', 'w', [{ ...agent(), spec: { ...agent().spec as Json, replicas: 3 } }])])).toStrictEqual([]);
});

test('a policy that only reports runs nothing', () => {
  expect(lines([], [policy([configurationPolicy([agent()], { remediationAction: 'inform' })])])).toStrictEqual([]);
});

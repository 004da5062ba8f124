import { AccessModel, WorkloadKind } from '../../../src';
import { Json, record } from '../../../src/kubernetes/json';
import { kindOf } from '../../../src/kubernetes/kinds';
import { WORKLOAD_KINDS } from '../../../src/kubernetes/workload-kinds';
import { application, deployment, initContainer, instead, OPTIONS, pod } from '../../fixtures/builders';

const model = (manifests: Json[]) => AccessModel.fromManifests(manifests, OPTIONS);
const withWorkloads = (...workloads: Json[]) => model(instead(application(), 'Deployment', ...workloads));
const workloadsOf = (access: AccessModel): string[] => access.toJson().consumers[0].workloads;

const metadata = (name = 'controller', more: Json = {}) => ({ name, namespace: 'my-app', ...more });
const controlledBy = (apiVersion: string, kind: string, name: string, controller = true) => ({
  ownerReferences: [{ apiVersion, kind, name, uid: 'u', controller }],
});
const template = (spec: Json) => ({ selector: { matchLabels: { app: 'controller' } }, template: { spec } });

const onePod = (spec: Json = pod(), meta: Json = metadata()): Json => ({ apiVersion: 'v1', kind: 'Pod', metadata: meta, spec });
const replicaSet = (spec: Json = pod(), meta: Json = metadata()): Json => ({ apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: meta, spec: template(spec) });
const job = (spec: Json = pod(), meta: Json = metadata()): Json => ({ apiVersion: 'batch/v1', kind: 'Job', metadata: meta, spec: { template: { spec } } });
const cronJob = (spec: Json = pod()): Json => ({
  apiVersion: 'batch/v1', kind: 'CronJob', metadata: metadata(), spec: { jobTemplate: { spec: { template: { spec } } } },
});
const rollout = (spec: Json = pod()): Json => ({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: metadata(), spec: template(spec) });
const referring = (name: string): Json => ({
  apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: metadata(), spec: { workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name } },
});

const LATEST = 'quay.io/open-cluster-management/managed-serviceaccount:latest';

const KINDS: [string, string, (spec?: Json) => Json][] = [
  ['Pod', 'spec', onePod], ['ReplicaSet', 'spec.template.spec', replicaSet], ['Rollout', 'spec.template.spec', rollout],
  ['CronJob', 'spec.jobTemplate.spec.template.spec', cronJob],
];

describe.each(KINDS)('a hand-written %s', (kind, path, make) => {
  test('is the workload of its application', () => {
    const access = withWorkloads(make());
    expect(access.findings.map(({ message }) => message)).toStrictEqual([]);
    expect(access.unknowns).toStrictEqual([]);
    expect(workloadsOf(access)).toStrictEqual([`${kind} my-app/controller`]);
    expect(access.explain('my-app', 'c1').state).toBe('ok');
  });

  test.each<[string, string, Json]>([
    ['plugin-image', 'initContainers[0].image', { initContainers: [initContainer({ image: LATEST })] }],
    ['plugin-init-root', 'initContainers[0].securityContext.runAsUser', { initContainers: [initContainer({ securityContext: { runAsNonRoot: true } })] }],
    ['token-not-mounted', 'automountServiceAccountToken', { automountServiceAccountToken: false }],
    ['plugin-volume-empty', 'volumes[0]', { initContainers: [] }],
  ])('is looked at by %s', (rule, field, more) => {
    const found = withWorkloads(make(pod(more))).findings.filter(finding => finding.rule === rule);
    expect(found.map(finding => [finding.object.kind, finding.field])).toStrictEqual([[kind, `${path}.${field}`]]);
  });
});

test('the remedy of a Pod is a patch of the Pod itself', () => {
  const [finding] = withWorkloads(onePod(pod({ automountServiceAccountToken: false }))).findings.filter(({ rule }) => rule === 'token-not-mounted');
  expect(JSON.stringify(finding.remedy)).toContain('"/spec/automountServiceAccountToken"');
});

describe('a Rollout with workloadRef', () => {
  test('runs the pod of the Deployment it names, which counts once', () => {
    const access = withWorkloads(referring('controller'), deployment());
    expect(workloadsOf(access)).toStrictEqual(['Deployment my-app/controller']);
    expect(access.explain('my-app', 'c1').state).toBe('ok');
  });

  test('what it makes counts with that Deployment', () => {
    const made = replicaSet(pod(), metadata('controller-1', controlledBy('argoproj.io/v1alpha1', 'Rollout', 'controller')));
    expect(workloadsOf(withWorkloads(referring('controller'), deployment(), made))).toStrictEqual(['Deployment my-app/controller']);
  });

  test('what it makes shows the pod where that Deployment is not in the input', () => {
    const made = replicaSet(pod(), metadata('controller-1', controlledBy('argoproj.io/v1alpha1', 'Rollout', 'controller')));
    expect(workloadsOf(withWorkloads(referring('controller'), made))).toStrictEqual(['ReplicaSet my-app/controller-1']);
  });
});

describe('what a controller made', () => {
  const set = replicaSet(pod(), metadata('controller-1', controlledBy('apps/v1', 'Deployment', 'controller')));
  const made = onePod(pod(), metadata('controller-1-a', controlledBy('apps/v1', 'ReplicaSet', 'controller-1')));
  const fromCron = job(pod(), metadata('controller-1', controlledBy('batch/v1', 'CronJob', 'controller')));
  const onePodOf = (more: Json) => onePod(pod(), metadata('lone', more));

  test.each<[string, Json[], string[]]>([
    ['counts with it', [deployment(), set, made], ['Deployment my-app/controller']],
    ['counts with it, whatever the order', [made, set, deployment()], ['Deployment my-app/controller']],
    ['counts with its CronJob', [cronJob(), fromCron], ['CronJob my-app/controller']],
    ['counts with the nearest controller there is', [set, made], ['ReplicaSet my-app/controller-1']],
    ['counts by itself without its controller', [made], ['Pod my-app/controller-1-a']],
    ['counts by itself without its CronJob', [fromCron], ['Job my-app/controller-1']],
    ['counts by itself where the owner is not its controller', [deployment(), onePodOf(controlledBy('apps/v1', 'Deployment', 'controller', false))],
      ['Deployment my-app/controller', 'Pod my-app/lone']],
    ['counts by itself where its controller is of another group', [deployment(), onePodOf(controlledBy('example.com/v1', 'Deployment', 'controller'))],
      ['Deployment my-app/controller', 'Pod my-app/lone']],
    ['counts by itself where its controller runs no pods', [onePodOf(controlledBy('v1', 'ConfigMap', 'my-app-providers'))], ['Pod my-app/lone']],
    ['counts by itself where the namesake is in another namespace', [{ ...deployment(), metadata: { name: 'controller', namespace: 'other' } }, set],
      ['ReplicaSet my-app/controller-1']],
  ])('%s', (_, workloads, expected) => {
    expect(workloadsOf(withWorkloads(...workloads))).toStrictEqual(expected);
  });

  test('gives no finding a second time', () => {
    const bad = pod({ automountServiceAccountToken: false });
    const spread = [deployment(bad), { ...set, spec: template(bad) }, { ...made, spec: bad }];
    const tokens = (access: AccessModel) => access.findings.filter(({ rule }) => rule === 'token-not-mounted').map(({ object }) => object.kind);
    expect(tokens(withWorkloads(...spread))).toStrictEqual(['Deployment']);
  });
});

test('an export holds every kind of workload, and each has the resource name of the table', () => {
  for (const [type, { plural }] of WORKLOAD_KINDS) {
    const [group, kind] = type.split('/');
    expect(AccessModel.resources()).toContain(group === '' ? plural : `${plural}.${group}`);
    expect(kindOf(group === '' ? 'v1' : `${group}/v1`, kind)).toStrictEqual({ plural, namespaced: true });
  }
});

test('a patch can be made for kinds of the table only', () => {
  expect(Object.values(WorkloadKind).filter(kind => !WORKLOAD_KINDS.has(`apps/${kind}`))).toStrictEqual([]);
  expect(record(WORKLOAD_KINDS.get('/Pod')).podPath).toStrictEqual([]);
});

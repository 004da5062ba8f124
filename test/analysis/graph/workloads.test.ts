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
  ownerReferences: [{ apiVersion, kind, name, uid: `${kind} ${name}`, controller }],
});
/** As a server gives it back: with an identity, which nobody writes by hand. */
const served = (manifest: Json): Json => {
  const meta = record(manifest.metadata);
  return { ...manifest, metadata: { ...meta, uid: `${String(manifest.kind)} ${String(meta.name)}` } };
};
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
    expect(access.explain('my-app', 'c1').state).toBe('complete');
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
    expect(access.explain('my-app', 'c1').state).toBe('complete');
  });

  test('what it makes counts with that Deployment', () => {
    const made = served(replicaSet(pod(), metadata('controller-1', controlledBy('argoproj.io/v1alpha1', 'Rollout', 'controller'))));
    expect(workloadsOf(withWorkloads(served(referring('controller')), deployment(), made))).toStrictEqual(['Deployment my-app/controller']);
  });

  test('what it makes shows the pod where that Deployment is not in the input', () => {
    const made = served(replicaSet(pod(), metadata('controller-1', controlledBy('argoproj.io/v1alpha1', 'Rollout', 'controller'))));
    expect(workloadsOf(withWorkloads(served(referring('controller')), made))).toStrictEqual(['ReplicaSet my-app/controller-1']);
  });
});

describe('what a controller made', () => {
  const set = served(replicaSet(pod(), metadata('controller-1', controlledBy('apps/v1', 'Deployment', 'controller'))));
  const made = served(onePod(pod(), metadata('controller-1-a', controlledBy('apps/v1', 'ReplicaSet', 'controller-1'))));
  const fromCron = served(job(pod(), metadata('controller-1', controlledBy('batch/v1', 'CronJob', 'controller'))));
  const onePodOf = (more: Json) => served(onePod(pod(), metadata('lone', more)));
  const [servedDeployment, servedCronJob] = [served(deployment()), served(cronJob())];

  test.each<[string, Json[], string[]]>([
    ['counts with it', [servedDeployment, set, made], ['Deployment my-app/controller']],
    ['counts with it, whatever the order', [made, set, servedDeployment], ['Deployment my-app/controller']],
    ['counts with its CronJob', [servedCronJob, fromCron], ['CronJob my-app/controller']],
    ['counts with the nearest controller there is', [set, made], ['ReplicaSet my-app/controller-1']],
    ['counts by itself without its controller', [made], ['Pod my-app/controller-1-a']],
    ['counts by itself without its CronJob', [fromCron], ['Job my-app/controller-1']],
    ['counts by itself where the owner is not its controller', [servedDeployment, set, onePodOf(controlledBy('apps/v1', 'ReplicaSet', 'controller-1', false))],
      ['Deployment my-app/controller', 'Pod my-app/lone']],
    ['counts by itself where its controller is of another group', [servedDeployment, onePodOf(controlledBy('example.com/v1', 'Deployment', 'controller'))],
      ['Deployment my-app/controller', 'Pod my-app/lone']],
    ['counts by itself where its controller runs no pods', [onePodOf(controlledBy('v1', 'ConfigMap', 'my-app-providers'))], ['Pod my-app/lone']],
    ['counts by itself where the namesake is in another namespace', [
      { ...servedDeployment, metadata: { name: 'controller', namespace: 'other', uid: 'Deployment controller' } },
      set,
    ],
    ['ReplicaSet my-app/controller-1']],
  ])('%s', (_, workloads, expected) => {
    expect(workloadsOf(withWorkloads(...workloads))).toStrictEqual(expected);
  });

  test('gives no finding a second time', () => {
    const bad = pod({ automountServiceAccountToken: false });
    const spread = [served(deployment(bad)), { ...set, spec: template(bad) }, { ...made, spec: bad }];
    const tokens = (access: AccessModel) => access.findings.filter(({ rule }) => rule === 'token-not-mounted').map(({ object }) => object.kind);
    expect(tokens(withWorkloads(...spread))).toStrictEqual(['Deployment']);
  });
});

/** Anybody can write owner references: they must not take an object out of the analysis. */
describe('a workload whose author names an owner', () => {
  const owners: Json[] = [
    onePod(pod(), metadata('owner')), replicaSet(pod(), metadata('owner')), job(pod(), metadata('owner')), deployment(pod(), metadata('owner')),
    { ...cronJob(), metadata: metadata('owner') }, { ...rollout(), metadata: metadata('owner') },
  ];
  const made: Json[] = [onePod(), replicaSet(), job(), deployment(), cronJob(), rollout()];
  const owned = (manifest: Json, { apiVersion, kind }: Json, name: string): Json =>
    ({ ...manifest, metadata: metadata('controller', controlledBy(String(apiVersion), String(kind), name)) });
  const pairs = made.flatMap(object => owners.map((owner): [string, string, Json, Json] => [String(object.kind), String(owner.kind), object, owner]));

  test.each(pairs)('%s, a %s of the same manifests, is read', (kind, _, object, owner) => {
    expect(workloadsOf(withWorkloads(owner, owned(object, owner, 'owner')))).toContain(`${kind} my-app/controller`);
  });

  test.each(made.map((object): [string, Json] => [String(object.kind), object]))('%s, itself, is read', (kind, object) => {
    expect(workloadsOf(withWorkloads(owned(object, object, 'controller')))).toStrictEqual([`${kind} my-app/controller`]);
    expect(workloadsOf(withWorkloads(served(owned(object, object, 'controller'))))).toStrictEqual([`${kind} my-app/controller`]);
  });

  const podOf = (name: string, uid: string) =>
    onePod(pod(), metadata('lone', { ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name, uid, controller: true }] }));

  test.each<[string, Json[]]>([
    ['of another identity', [served(replicaSet()), served(podOf('controller', 'another'))]],
    ['without an identity', [replicaSet(), served(podOf('controller', ''))]],
    ['on a server, for an object that was never there', [served(replicaSet()), podOf('controller', 'ReplicaSet controller')]],
  ])('%s, is read', (_, workloads) => {
    expect(workloadsOf(withWorkloads(...workloads))).toStrictEqual(['Pod my-app/lone', 'ReplicaSet my-app/controller'].sort((a, b) => b < a ? -1 : 1));
  });

  test('of manifests that are not judged, is judged', () => {
    const background = [served(replicaSet())];
    const bad = { ...served(podOf('controller', 'ReplicaSet controller')), spec: pod({ automountServiceAccountToken: false }) };
    const access = AccessModel.fromManifests(instead(application(), 'Deployment', bad), { ...OPTIONS, background });
    expect(access.findings.map(({ rule, object }) => `${rule} ${object.kind}`)).toContain('token-not-mounted Pod');
  });

  test('and a Rollout with a template and a workloadRef, or an empty one, are read', () => {
    for (const workloadRef of [{}, { apiVersion: 'apps/v1', kind: 'Deployment', name: 'absent' }]) {
      const both = rollout();
      expect(workloadsOf(withWorkloads({ ...both, spec: { ...record(both.spec), workloadRef } }))).toStrictEqual(['Rollout my-app/controller']);
    }
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

describe('a partial object', () => {
  const { serviceAccountName: _, ...rest } = pod();
  const containers = (rest.containers as Json[]).map(({ image: __, ...container }) => container);
  const patch = (annotations: Json): Json => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'controller', namespace: 'my-app', annotations },
    spec: { template: { spec: { ...rest, containers } } },
  });
  const hubRole = (...deployments: Json[]) => withWorkloads(...deployments).explain('my-app', 'c1').path.find(({ step }) => step === 'hub role');

  test('states the service account of its workload, so that its hub Roles are judged', () => {
    expect(hubRole(patch({}))).toMatchObject({ state: 'unknown', messageId: 'workload' });
    expect(hubRole(patch({ 'cdk8s-ocm/service-account': 'controller' }))).toMatchObject({ state: 'ok' });
    expect(hubRole(patch({ 'cdk8s-ocm/service-account': 'other' }))).toMatchObject({ state: 'broken', messageId: 'cannot-read-token-and-profiles' });
  });

  test('states nothing that the workload itself shows', () => {
    expect(hubRole(deployment(), patch({ 'cdk8s-ocm/service-account': 'other' }))).toMatchObject({ state: 'ok' });
    expect(hubRole(deployment(pod({ serviceAccountName: 'other' })), patch({ 'cdk8s-ocm/service-account': 'controller' }))).toMatchObject({ state: 'broken' });
  });
});

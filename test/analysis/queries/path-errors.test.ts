import { AccessModel, AccessOptions, PathState, StepState } from '../../../src';
import { spell } from '../../../src/analysis/input/objects';
import { Json } from '../../../src/kubernetes/json';
import {
  account, application, BATCH_RULES, binding, clusterSet, configuration, deployment, exec, grants, initContainer, instead, kueueConfig, kueueDeployment,
  MEANT, multiKueue, multiKueueConfig, OPTIONS, permission, pod, providerFile, READ_PODS, subject, worker,
} from '../../fixtures/builders';
import { argoCd } from '../../fixtures/plugin-inputs';

const WORKERS = ['w1', 'w2'];
const KUEUE = 'kueue-system/multikueue';
const APPLICATION = 'my-app/my-app';

/** MultiKueue in order, with two workers. */
function kueue(config: unknown = configuration()): Json[] {
  const others = instead(multiKueue(config), 'MultiKueueConfig', multiKueueConfig('multikueue', WORKERS));
  return [...others, account('w2', 'multikueue'), grants('w2', 'multikueue', BATCH_RULES), worker('w2')];
}

const options = (more: AccessOptions = {}): AccessOptions => ({
  ...OPTIONS, unmanagedFrameworks: MEANT, fleet: [...OPTIONS.fleet ?? [], { name: 'w2', labels: { use: 'batch' } }], ...more,
});

function model(manifests: readonly Json[], more: AccessOptions = {}): AccessModel {
  return AccessModel.fromManifests([...manifests], options(more));
}

/** The manifests with the one of a kind and namespace replaced, in its place: order is a matter of its own. */
function swap(manifests: readonly Json[], replacement: Json): Json[] {
  return manifests.map(manifest => keyOf(manifest) === keyOf(replacement) ? replacement : manifest);
}

function keyOf({ kind, metadata }: Json): string {
  const { namespace, name } = metadata as Json;
  return `${String(kind)} ${String(namespace)} ${String(name)}`;
}

/** The first failing step for each cluster, by the rule that breaks it. */
function failing(asked: AccessModel, consumer: string, clusters: readonly string[]): (string | undefined)[][] {
  return clusters.map(cluster => {
    const { failing: step } = asked.explain(consumer, cluster);
    return step ? [step.step, step.rule] : [];
  });
}

const TWICE = permission('w1', 'multikueue', {
  clusterRole: { rules: BATCH_RULES },
  clusterRoleBinding: { subject: subject('multikueue') },
  roleBindings: [1, 2].map(() => ({ namespace: 'a', roleRef: { kind: 'ClusterRole' }, subject: subject('multikueue') })),
});
const FRAMEWORKS = { integrations: { frameworks: ['batch/job', 'jobset.x-k8s.io/jobset'] } };
const BOTH = [['provider entry'], ['provider entry']];

describe('what check calls an error, report and explain call broken, at its step and in its words', () => {
  test.each<[string, string, (string | undefined)[][], Json[], AccessOptions?]>([
    ['a feature gate that is off', 'kueue-feature-gates', BOTH, kueue(configuration({ featureGates: { MultiKueueClusterProfile: false } }))],
    [
      'a key of another release', 'kueue-provider-key', BOTH, kueue(configuration()),
      { releases: { kueue: '0.18', kubernetes: '1.35', managedServiceAccount: '0.10', clusterPermission: '0.17' } },
    ],
    [
      'an init container that would run as root', 'plugin-init-root', [['plugin'], ['plugin']],
      instead(kueue(), 'Deployment', kueueDeployment({ initContainers: [initContainer({ securityContext: {} })] })),
    ],
    [
      'an image without the plugin', 'plugin-image', [['plugin'], ['plugin']],
      instead(kueue(), 'Deployment', kueueDeployment({
        initContainers: [initContainer({ image: 'quay.io/open-cluster-management/managed-serviceaccount:latest' })],
      })),
    ],
    ['two bindings of one name', 'permission-name-clash', [['permission'], []], swap(kueue(), TWICE)],
    [
      'a permission before its account', 'permission-before-account', [['permission'], []],
      [grants('w1', 'multikueue', BATCH_RULES), ...kueue().filter(manifest => keyOf(manifest) !== 'ClusterPermission w1 multikueue-access')],
    ],
    ['rights of a framework that are missing', 'kueue-worker-rights', [['permission'], ['permission']], kueue(configuration(FRAMEWORKS))],
    ['a validity that is not a duration', 'validity-not-a-duration', [['account'], []], swap(kueue(), account('w1', 'multikueue', { validity: '1w' }))],
    ['a worker that is the hub', 'hub-as-worker', [['provider entry'], []], kueue(), { ownCluster: 'w1' }],
    ['too many workers', 'multikueue-config-size', BOTH, instead(kueue(), 'MultiKueueConfig', multiKueueConfig(
      'multikueue', [...WORKERS, ...Array.from({ length: 30 }, (_, i) => `x${i}`)],
    ))],
    [
      'an object that is there twice',
      'object-twice',
      [['set'], ['set']],
      [...kueue(), { ...kueue()[0], metadata: { ...kueue()[0].metadata as Json, labels: { a: 'b' } } }],
    ],
  ])('%s', (_, rule, steps, ...[manifests, more]) => {
    const asked = model(manifests, more);
    const errors = asked.findings.filter(finding => finding.rule === rule && finding.severity === 'error');
    expect(errors).not.toHaveLength(0);
    expect(failing(asked, KUEUE, WORKERS)).toStrictEqual(steps.map(([step]) => step === undefined ? [] : [step, rule]));
    const { access } = asked.toJson().consumers[0];
    WORKERS.forEach((cluster, i) => {
      const { state, failing: step } = asked.explain(KUEUE, cluster);
      expect(access.find(cell => cell.cluster === cluster)?.state).toBe(state);
      expect(state).toBe(steps[i].length === 0 ? PathState.COMPLETE : PathState.BROKEN);
      if (step) {
        expect(errors.map(({ message }) => message)).toContain(`${step.object ? spell(step.object) : ''}: ${step.description}`);
      }
    });
  });

  test('without a mistake the paths are complete', () => {
    expect(model(kueue()).findings).toStrictEqual([]);
    expect(failing(model(kueue()), KUEUE, WORKERS)).toStrictEqual([[], []]);
  });
});

describe('an error breaks no more than it is about', () => {
  const wrong = exec('second', 'my-app', { provideClusterInfo: false });
  const shared = (entries: readonly unknown[]): Json => ({
    ...providerFile(), data: { 'providers.json': JSON.stringify({ providers: entries.map(execConfig => ({ name: 'open-cluster-management', execConfig })) }) },
  });

  test('another application\'s entry of the same file breaks that application alone', () => {
    const manifests = [...swap(application(), shared([exec('my-app', 'my-app'), wrong])), account('c1', 'second'), grants('c1', 'second')];
    const asked = model(manifests);
    expect(asked.explain(APPLICATION, 'c1').path.filter(step => step.rule === 'provider-exec')).toStrictEqual([]);
    expect(asked.explain('my-app/second', 'c1').path.find(step => step.rule === 'provider-exec')?.step).toBe('provider entry');
  });

  test('Argo CD\'s Secret for one cluster breaks that cluster alone', () => {
    const secret = (cluster: string, more: Json) => ({
      ...argoCd({ config: { clusterName: cluster }, ...more }),
      metadata: { name: `cluster-${cluster}`, namespace: 'argocd', labels: { 'argocd.argoproj.io/secret-type': 'cluster' } },
    });
    const asked = model([
      application()[0], binding('argocd', 'app-clusters'), secret('c1', { provideClusterInfo: false }), secret('c2', {}),
      account('c1', 'argocd'), account('c2', 'argocd'), grants('c1', 'argocd'), grants('c2', 'argocd'),
    ]);
    const entry = (cluster: string) => asked.explain('argocd/argocd', cluster).path.find(({ step }) => step === 'provider entry');
    expect([entry('c1')?.state, entry('c1')?.rule, entry('c2')?.state]).toStrictEqual(['broken', 'provider-exec', 'ok']);
  });

  test('a cluster for which Argo CD has no Secret in the input is unknown, whatever it has for others', () => {
    const asked = model([application()[0], binding('argocd', 'app-clusters'), argoCd({}), account('c2', 'argocd'), grants('c2', 'argocd')]);
    expect(asked.explain('argocd/argocd', 'c2').path.find(({ step }) => step === 'provider entry')).toMatchObject({
      state: StepState.UNKNOWN, messageId: 'cluster-entry', data: { account: 'argocd', cluster: 'c2' },
    });
  });

  test('a set with an error does not matter where another one brings the cluster', () => {
    const second = clusterSet('second', { matchLabels: { use: 'app' } });
    const again = { ...second, metadata: { name: 'second', labels: { a: 'b' } } };
    const manifests = [...application(), second, again, binding('my-app', 'second')];
    expect(model(manifests).findings.map(({ rule }) => rule)).toContain('object-twice');
    expect(failing(model(manifests), APPLICATION, ['c1'])).toStrictEqual([[]]);
    expect(failing(model(manifests.filter(({ metadata }) => (metadata as Json).name !== 'app-clusters')), APPLICATION, ['c1']))
      .toStrictEqual([['set', 'object-twice']]);
  });

  test('an error about others breaks nothing: a token copied too far, a group of everybody', () => {
    const manifests = [
      ...swap(application(), grants('c1', 'my-app', [READ_PODS], [subject('my-app'), { kind: 'Group', name: 'system:serviceaccounts' }])),
      binding('other', 'app-clusters'), ...deploymentOf('other'),
    ];
    const asked = model(manifests);
    expect(asked.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toStrictEqual(['token-copied', 'hub-identity-reach']);
    expect(failing(asked, APPLICATION, ['c1', 'c2'])).toStrictEqual([[], []]);
  });

  test('an error that is true of two accounts breaks the paths of both', () => {
    const fleet = ['a-b', 'a'].map(name => ({ name, labels: { use: 'app' } }));
    const file = (name: string) => ({ ...providerFile(exec(name, 'my-app')), metadata: { name, namespace: 'my-app' } });
    const asked = model([...application().slice(0, 2), account('a-b', 'c'), account('a', 'b-c'), file('c'), file('b-c')], { fleet });
    const secret = (account_: string, cluster: string) => asked.explain(`my-app/${account_}`, cluster).path.find(({ step }) => step === 'secret')?.rule;
    expect([secret('c', 'a-b'), secret('b-c', 'a')]).toStrictEqual(['secret-name-collision', 'secret-name-collision']);
  });

  test('a suppressed error breaks nothing', () => {
    const root = kueueConfig(configuration({ featureGates: {} }));
    const suppressions = [{ rule: 'kueue-feature-gates', kind: 'ConfigMap', reason: 'a patch sets it' }];
    expect(failing(model(swap(kueue(), root)), KUEUE, ['w1'])).toStrictEqual([['provider entry', 'kueue-feature-gates']]);
    expect(failing(model(swap(kueue(), root), { suppressions }), KUEUE, ['w1'])).toStrictEqual([[]]);
  });
});

/** A workload that reads every Secret of a namespace. */
function deploymentOf(namespace: string): Json[] {
  const rules = [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list'] }];
  const metadata = { name: 'all', namespace };
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'all' };
  return [
    deployment({ ...pod({ initContainers: [], volumes: [] }), containers: [{ name: 'c', image: 'c:v1' }] }, { namespace }),
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata, rules },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata, roleRef, subjects: [{ kind: 'ServiceAccount', name: 'controller', namespace }],
    },
  ];
}

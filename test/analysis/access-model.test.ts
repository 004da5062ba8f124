import { AccessOptions, PathStep } from '../../src';
import { AccessModel } from '../../src/analysis/access-model';
import { Json } from '../../src/kubernetes/json';
import {
  account, application, binding, clusterAdmin, clusterSet, deployment, exec, getSecrets, grants, instead, multiKueue, OPTIONS, permission,
  placedWork, providerFile, READ_PODS, role, subject, work,
} from '../fixtures/builders';
import { argoCd } from '../fixtures/plugin-inputs';

const model = (manifests: Json[], options: AccessOptions = {}) => AccessModel.fromManifests(manifests, { ...OPTIONS, ...options });
const states = (path: readonly PathStep[]) => Object.fromEntries(path.map(({ step, state }) => [step, state]));
const ALL_OK = {
  'set': 'ok',
  'binding': 'ok',
  'profile': 'ok',
  'account': 'ok',
  'secret': 'ok',
  'hub role': 'ok',
  'plugin': 'ok',
  'provider entry': 'ok',
  'permission': 'ok',
};

describe('the access path from a consumer to a cluster', () => {
  test('is in order where everything is there', () => {
    expect(states(model(application()).explain('my-app', 'c1').path)).toStrictEqual(ALL_OK);
    expect(states(model(multiKueue()).explain('kueue-system/multikueue', 'w1').path)).toStrictEqual(ALL_OK);
  });

  test.each<[string, string, Json[]]>([
    [
      'set',
      'a set that does not select the cluster',
      instead(application(), 'ManagedClusterSet', clusterSet('app-clusters', { matchLabels: { use: 'batch' } })),
    ],
    ['set', 'a set that is not there', instead(application(), 'ManagedClusterSet')],
    ['set', 'a binding that is not there', instead(application(), 'ManagedClusterSetBinding')],
    ['account', 'an account that is not there', instead(application(), 'ManagedServiceAccount')],
    ['account', 'a validity that is not a duration', instead(application(), 'ManagedServiceAccount', account('c1', 'my-app', { validity: '30d' }))],
    ['secret', 'a token that is not copied', instead(application(), 'ManagedServiceAccount', account('c1', 'my-app', {}, { labels: {} }))],
    ['hub role', 'no Role', instead(application(), 'Role').filter(manifest => manifest.kind !== 'RoleBinding')],
    ['plugin', 'a command that is elsewhere', instead(application(), 'ConfigMap', providerFile(exec('my-app', 'my-app', { command: '/x/cp-creds' })))],
    ['provider entry', 'no cluster information', instead(application(), 'ConfigMap', providerFile(exec('my-app', 'my-app', { provideClusterInfo: false })))],
    ['permission', 'no permission', instead(application(), 'ClusterPermission')],
  ])('breaks at %s with %s', (step, _, manifests) => {
    const explanation = model(manifests).explain('my-app', 'c1');
    expect(explanation.failing).toMatchObject({ step, state: 'broken' });
    expect(explanation.state).toBe('broken');
  });

  test('what is missing is unknown and named, where the input is not everything', () => {
    const [entry] = application().filter(manifest => manifest.kind === 'ConfigMap');
    const { path, state, failing } = model([entry, account('c1', 'other')], { complete: false }).explain('my-app', 'c1');
    expect(state).toBe('unknown');
    expect(failing?.description).toBe('a ManagedClusterSet that selects cluster \'c1\'');
    expect(states(path)).toStrictEqual({
      'set': 'unknown',
      'binding': 'unknown',
      'profile': 'unknown',
      'account': 'unknown',
      'secret': 'unknown',
      'hub role': 'unknown',
      'plugin': 'unknown',
      'provider entry': 'ok',
      'permission': 'unknown',
    });
  });

  test('a ClusterProfile of a hub\'s export stands for set and binding', () => {
    const profile = { apiVersion: 'multicluster.x-k8s.io/v1alpha1', kind: 'ClusterProfile', metadata: { name: 'c1', namespace: 'my-app' } };
    const manifests = [...instead(application(), 'ManagedClusterSetBinding'), profile];
    expect(states(model(manifests).explain('my-app', 'c1').path)).toStrictEqual({ ...ALL_OK, set: 'not applicable', binding: 'not applicable' });
  });

  test('rights that come from elsewhere are not looked for', () => {
    const explanation = model(instead(application(), 'ClusterPermission'), { rightsGrantedElsewhere: ['my-app'] }).explain('my-app', 'c1');
    expect(states(explanation.path).permission).toBe('not applicable');
    expect(explanation.state).toBe('complete');
  });

  const two = () => [
    ...application(), providerFile(exec('other', 'z-app'), undefined, 'z-app'),
    { ...providerFile(exec('second', 'my-app')), metadata: { name: 'second', namespace: 'my-app' } },
    { ...providerFile(exec('second', 'my-app', { env: [] }), undefined, 'b-app'), metadata: { name: 'second', namespace: 'b-app' } },
  ];

  test.each([
    ['nobody', 'c1', 'explain: consumer = \'nobody\': is not in the input; name one of b-app/second, my-app/my-app, my-app/second, z-app/other'],
    ['second', 'c1', 'explain: consumer = \'second\': matches several consumers; name one of b-app/second, my-app/second'],
    ['z-app', 'c9', 'explain: cluster = \'c9\': is not in the input; name one of c1, c2, hub, w1'],
  ])('asking for %s on %s is refused with what there is', (consumer, cluster, message) => {
    expect(() => model(two()).explain(consumer, cluster)).toThrow(new Error(message));
  });

  test.each([
    ['z-app', 'z-app/other'],
    ['other', 'z-app/other'],
    ['b-app', 'b-app/second'],
    ['my-app/second', 'my-app/second'],
  ])('%s is enough to say %s', (asked, consumer) => {
    expect(model(two()).explain(asked, 'c1').consumer).toBe(consumer);
  });
});

describe('the validity of a token', () => {
  const LONG = ['validity-long'];
  const SHORT = ['validity-out-of-bounds'];
  const WRONG = ['validity-not-a-duration'];

  // What Go's time.ParseDuration reads, and OCM's ten minutes to a year.
  test.each<[unknown, readonly string[]]>([
    ['24h', []], ['10m', []], ['600s', []], ['1h30m', []], ['10.5m', []], ['9.5m', SHORT], ['.25h', []], ['.05h', SHORT], ['0.5h', []], ['1.h', []],
    ['+24h', []], ['600000ms', []], ['599999ms', SHORT],
    ['600000000us', []], ['600000000µs', []], ['599000000us', SHORT], ['600000000000ns', []], ['5m300s', []], ['5m299s', SHORT], ['0', SHORT],
    ['-24h', SHORT], ['720h', []], ['8640h', LONG],
    ['', WRONG], ['24', WRONG], ['1d', WRONG], ['24h ', WRONG], [' 24h', WRONG], ['x24h', WRONG], ['24hx', WRONG], ['h', WRONG], ['.h', WRONG],
    ['1.5.5h', WRONG], ['24H', WRONG], [24, WRONG], [['24h'], WRONG], [undefined, LONG], [null, LONG],
  ])('%p is %p', (validity, rules) => {
    const { findings } = model(instead(application(), 'ManagedServiceAccount', account('c1', 'my-app', { validity }), account('c2', 'my-app')));
    expect(findings.map(({ rule }) => rule).filter(rule => rule.startsWith('validity-'))).toStrictEqual(rules);
  });
});

describe('applications', () => {
  test('Argo CD is one where its cluster Secret runs the plugin, for the cluster named there', () => {
    const report = model([
      argoCd({}), account('c1', 'argocd'), account('c2', 'argocd'), grants('c1', 'argocd'), binding('argocd', 'app-clusters'), application()[0],
    ]).toJson();
    expect(report.consumers.map(consumer => [consumer.name, consumer.origins, consumer.access.map(cell => cell.cluster)]))
      .toStrictEqual([['argocd/argocd', ['Argo CD'], ['c1', 'c2']]]);
  });

  test('a container that is given the plugin\'s argument is one', () => {
    const containers = [{ name: 'c', image: 'c:v1', command: ['controller'], args: ['--managed-serviceaccount', 'direct'] }];
    const manifests = [{
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 's', namespace: 'n' },
      spec: { selector: {}, template: { spec: { containers } } },
    }];
    expect(model(manifests).toJson().consumers.map(consumer => [consumer.name, consumer.runsAs])).toStrictEqual([['n/direct', ['ServiceAccount n/default']]]);
  });

  test('namespaces and accounts without one are listed', () => {
    const report = model([application()[0], binding('a', 'app-clusters'), account('c1', 'x')]).toJson();
    expect([report.receivesTokensConsumerUnknown, report.tokensWithoutConsumer]).toStrictEqual([['a'], ['x']]);
  });
});

describe('T77 access with a hub token', () => {
  const granted = (subjects: Json[]) => grants('c1', 'x', [READ_PODS], subjects);

  test('hub identities are listed with their rights, and what cannot be told is not dropped', () => {
    const manifests = [
      granted([
        { kind: 'User', name: 'cluster:hub:system:serviceaccount:argocd:server' },
        { kind: 'Group', name: 'system:serviceaccounts:dev' },
        { kind: 'ServiceAccount', name: 'local', namespace: 'n' },
        subject('x'),
      ]),
      work(
        'c2',
        'w',
        [{
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'ClusterRoleBinding',
          metadata: { name: 'b' },
          roleRef: { kind: 'ClusterRole', name: 'view' },
          subjects: [{ kind: 'User', name: 'jane' }],
        }],
      ),
    ];
    const report = model(manifests).toJson();
    expect(report.hubIdentities.map(d => [d.identity, d.cluster, d.rights])).toStrictEqual([
      ['hub service account argocd/server', 'c1', ['get, list, watch pods']],
      ['hub group system:serviceaccounts:dev', 'c1', ['get, list, watch pods']],
      ['hub user jane', 'c2', ['what ClusterRole view allows']],
    ]);
    expect(report.unresolvedSubjects.map(d => d.identity)).toStrictEqual(['ServiceAccount n/local']);
  });

  test('is shut where cluster-proxy takes no hub tokens', () => {
    expect(model([granted([{ kind: 'User', name: 'jane' }])], { hubTokensAccepted: false }).toJson().hubIdentities).toStrictEqual([]);
  });
});

describe('who can', () => {
  const manifests = [
    ...application(), ...role('my-app', 'helper', [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'], resourceNames: ['c1-my-app'] }], 'helper'),
    permission(
      'c2',
      'y',
      { clusterRole: { rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }] }, clusterRoleBinding: { subjects: [{ kind: 'User', name: 'jane' }] } },
    ),
    permission(
      'c1',
      'z',
      {
        roleBindings: [{
          namespace: 'team',
          roleRef: { kind: 'ClusterRole', name: 'site-edit', apiGroup: 'rbac.authorization.k8s.io' },
          subject: subject('my-app'),
        }],
      },
    ),
  ];

  test('names applications, token readers and hub identities, each with the way', () => {
    expect(model(manifests).whoCan('list', 'pods').filter(grantee => grantee.certain)).toStrictEqual([
      { kind: 'consumer', who: 'my-app/my-app', how: 'token of account my-app', where: 'everywhere', certain: true, clusters: ['c1', 'c2'] },
      {
        kind: 'hub identity',
        who: 'hub user jane',
        how: 'hub token, through cluster-proxy (ClusterPermission y-access)',
        where: 'everywhere',
        certain: true,
        clusters: ['c2'],
      },
      {
        kind: 'token reader',
        who: 'ServiceAccount my-app/helper',
        how: 'token of account my-app, copied into namespace my-app',
        where: 'everywhere',
        certain: true,
        clusters: ['c1'],
      },
    ]);
  });

  test('a role whose rights are not in the input is a perhaps', () => {
    expect(model(manifests).whoCan('create', 'jobs.batch', 'c1').map(({ who, where, certain }) => [who, where, certain])).toContainEqual(
      ['my-app/my-app', 'if ClusterRole site-edit in team allows it: its rights are not in the input', false]);
  });

  test('one cluster alone can be asked for', () => {
    expect(model(manifests).whoCan('list', 'pods', 'c1').flatMap(grantee => grantee.clusters)).not.toContain('c2');
    expect(model(application()).whoCan('delete', 'pods')).toStrictEqual([]);
  });
});

test('releases that the catalogue does not hold are refused with the list', () => {
  expect(() => model([], { releases: { kueue: '0.99' } })).toThrow(/releases\.kueue = '0\.99': is not in the release catalogue; choose one of 0\.15\.2/);
  expect(() => model([], { fleet: [{ name: 'c1', kueue: '1' }] })).toThrow(/fleet\[0\]\.kueue = '1'/);
});

test('a component that the access model does not ask for is refused with those it does', () => {
  const releases = { flux: '2.4' } as AccessOptions['releases'];
  expect(() => model([], { releases })).toThrow('AccessOptions: releases.flux = \'2.4\': is not a component that the access model asks for; state '
    + 'kueue, kubernetes, managedServiceAccount, clusterPermission, argoCd, ocm, clusterProxy');
});

test('every rule can be listed', () => {
  const rules = AccessModel.rules();
  expect(rules.map(({ id }) => id)).toHaveLength(new Set(rules.map(({ id }) => id)).size);
  expect(rules.find(({ id }) => id === 'binding-name')).toStrictEqual({
    id: 'binding-name', title: expect.stringMatching(/^[A-Z]/), severity: 'error', traps: ['T01'], looksAt: expect.stringContaining('ManagedClusterSetBinding'),
  });
});

test('Lists are taken apart, empty documents passed over, and what is not a Kubernetes object is counted', () => {
  const nested = { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'List', items: [account('c1', 'x')] }, account('c2', 'x')] };
  const own = { apiVersion: 'example.com/v1', kind: 'PriceList', metadata: { name: 'mine' } };
  const report = AccessModel.fromManifests([null, nested, 'text', undefined, own, 3, { kind: 'Deployment' }, { apiVersion: 'v1' }, []], OPTIONS).toJson();
  expect(report.clusters).toStrictEqual(expect.arrayContaining(['c1', 'c2']));
  expect(report.tokensWithoutConsumer).toStrictEqual(['x']);
  expect(report.ignored).toStrictEqual([2, 5, 6, 7, 8]);
});

test('places in background manifests are counted on from the others', () => {
  const background: unknown[] = [account('c2', 'x'), 'text'];
  expect(model([account('c1', 'x')], { background }).toJson().ignored).toStrictEqual([2]);
});

test('clusters are known from profiles and from workers too', () => {
  const profile = { apiVersion: 'multicluster.x-k8s.io/v1alpha1', kind: 'ClusterProfile', metadata: { name: 'p1', namespace: 'n' } };
  const worker = (name: string, spec: Json) => ({ apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'MultiKueueCluster', metadata: { name }, spec });
  const workers = [
    worker('a', { clusterSource: { clusterProfileRef: { name: 'w2' } } }),
    worker('b', { clusterProfileRef: { name: 'w3' } }),
    worker('c', { clusterSource: { kubeConfig: {} } }),
  ];
  expect(AccessModel.fromManifests([profile, ...workers], {}).toJson().clusters).toStrictEqual(['p1', 'w2', 'w3']);
});

describe('what Kueue\'s own Roles let its manager do', () => {
  const readers = (...more: Json[]) => model([...multiKueue(), ...more]).toJson().copies.map(copy => copy.readers);
  const [shipped] = role(
    'kueue-system',
    'kueue-manager-secrets-role',
    [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }],
    'kueue-controller-manager',
  );

  test('is known where they are not in the manifests', () => {
    expect(readers()).toStrictEqual([['ServiceAccount kueue-system/kueue-controller-manager']]);
    const whole = [...multiKueue(), ...role('kueue-system', 'x', [], 'x')];
    expect(model(whole).explain('multikueue', 'w1').path.find(({ step }) => step === 'hub role')?.state).toBe('ok');
  });

  test('is what they say where they are', () => {
    expect(readers(shipped)).toStrictEqual([[]]);
  });
});

describe('what Argo CD\'s own Roles let it read', () => {
  const shared = () => [...application(), binding('gitops', 'app-clusters')];
  const workload = (name: string, more: Json = {}, spec: Json = {}) => deployment(
    { serviceAccountName: name, containers: [{ name: 'c', image: 'c:v1', ...spec }] }, { name, namespace: 'gitops', ...more },
  );
  const labels = (component: string) => ({ labels: { 'app.kubernetes.io/part-of': 'argocd', 'app.kubernetes.io/component': component } });
  const secret = { ...argoCd({}), metadata: { ...argoCd({}).metadata as Json, namespace: 'gitops' } };
  const copied = (manifests: Json[], options: AccessOptions = {}) => model([...shared(), ...manifests], { complete: false, ...options }).findings
    .filter(({ rule, data }) => rule === 'token-copied' && data.account === 'my-app').map(({ severity, data }) => [severity, data.readers]);
  const server = ['ServiceAccount gitops/argocd-server'];
  const core = ['ServiceAccount gitops/argocd-application-controller', ...server];
  const releases = { argoCd: '3.5' };

  test.each<[string, Json[], unknown]>([
    ['labels', [workload('server', labels('server'))], ['ServiceAccount gitops/server']],
    ['the program', [workload('x', {}, { args: ['/usr/local/bin/argocd-server'] })], ['ServiceAccount gitops/x']],
    ['the program as a command', [workload('x', {}, { command: ['argocd-application-controller'] })], ['ServiceAccount gitops/x']],
  ])('is known where %s of a workload show it, whatever the namespace is called', (_, manifests, readers) => {
    expect(copied(manifests)).toStrictEqual([['error', readers]]);
  });

  test('is known where Argo CD is declared, by the names that it ships with and by its cluster Secrets', () => {
    expect(copied([workload('argocd-server')])).toStrictEqual([['warning', undefined]]);
    expect(copied([workload('argocd-server')], { releases })).toStrictEqual([['error', core]]);
    expect(copied([secret])).toStrictEqual([['warning', undefined]]);
    expect(copied([secret], { releases })).toStrictEqual([['error', core]]);
  });

  test('is nothing by a name alone', () => {
    const named = [...application(), binding('argocd', 'app-clusters')];
    expect(model(named, { complete: false, releases }).findings.map(({ messageId }) => messageId)).toStrictEqual(['not-shown']);
    expect(copied([workload('x', labels('repo-server'))])).toStrictEqual([['warning', undefined]]);
  });

  test('is what the Role in the input lets it read, where that one is there', () => {
    const narrow = role('gitops', 'argocd-server', [getSecrets('argocd-secret')], 'argocd-server');
    expect(copied([workload('argocd-server', labels('server')), ...narrow])).toStrictEqual([['warning', undefined]]);
  });
});

test('manifests of others count, and are not judged', () => {
  const background = [...application(), { ...clusterSet('theirs', {}), metadata: { name: 'theirs', namespace: 'wrong' } }];
  expect(model([], { background }).findings).toStrictEqual([]);
  const kueue = instead(multiKueue(), 'ManagedClusterSet', clusterSet('multikueue', { matchExpressions: [{ key: 'use', operator: 'Exists' }] }));
  expect(model(kueue, { background, unmanagedFrameworks: [] }).findings.filter(finding => finding.rule === 'token-copied').map(finding => finding.severity))
    .toStrictEqual(['error']);
});

describe('works', () => {
  describe('the work that a ClusterPermission became', () => {
    const ADMIN = { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' } };
    const jane = { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'jane' };
    const owner = permission('c1', 'x', { clusterRoleBinding: { name: 'jane', ...ADMIN, subject: jane } });
    const live = (object: Json, uid: string, more: Json = {}) => ({ ...object, metadata: { ...object.metadata as Json, uid, ...more } });
    const derived = (manifests: Json[], uid = 'u') =>
      live(work('c1', 'w', manifests), 'w', { ownerReferences: [{ kind: 'ClusterPermission', name: 'x-access', uid }] });
    const grantedBy = (...manifests: Json[]) => model(manifests).toJson().hubIdentities.map(({ identity, grantedByKind }) => `${identity}: ${grantedByKind}`);

    test('counts once where it brings what the permission brings', () => {
      expect(grantedBy(live(owner, 'u'), derived([clusterAdmin('jane')]))).toStrictEqual(['hub user jane: ClusterPermission']);
    });

    test('counts where it brings anything else, and an owner reference alone hides nothing', () => {
      expect(grantedBy(live(owner, 'u'), derived([clusterAdmin('jane'), clusterAdmin('mallory')]))).toContain('hub user mallory: ManifestWork');
      expect(grantedBy(derived([clusterAdmin('mallory')]))).toStrictEqual(['hub user mallory: ManifestWork']);
      expect(grantedBy(live(owner, 'u'), derived([clusterAdmin('jane')], 'another'))).toContain('hub user jane: ManifestWork');
      const unborn = { ...work('c1', 'w', [clusterAdmin('jane')]), metadata: { name: 'w', namespace: 'c1', ownerReferences: [{ uid: 'u' }] } };
      expect(grantedBy(live(owner, 'u'), unborn)).toContain('hub user jane: ManifestWork');
    });

    test.each<[string, Json]>([
      ['wider rules', { rules: [READ_PODS, { apiGroups: ['*'], resources: ['*'], verbs: ['*'] }] }],
      [
        'a label by which it is aggregated',
        { rules: [READ_PODS], metadata: { name: 'x-access', labels: { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' } } },
      ],
      ['an aggregation rule', { rules: [READ_PODS], aggregationRule: { clusterRoleSelectors: [] } }],
      ['another name', { rules: [READ_PODS], metadata: { name: 'view' } }],
    ])('counts where its role has %s', (_, more) => {
      const itsRole = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'x-access' }, rules: [READ_PODS] };
      const clusterBinding = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name: 'b' } };
      const reads = live(permission('c1', 'x', { clusterRole: { rules: [READ_PODS] }, clusterRoleBinding: { name: 'b', subject: jane } }), 'u');
      const bound = { ...clusterBinding, roleRef: { kind: 'ClusterRole', name: 'x-access' }, subjects: [jane] };
      expect(grantedBy(reads, derived([itsRole, bound]))).toStrictEqual(['hub user jane: ClusterPermission']);
      expect(grantedBy(reads, derived([{ ...itsRole, ...more }, bound]))).toContain('hub user jane: ManifestWork');
    });
  });

  test('where a Placement selects the clusters, hub identities are listed without them', () => {
    const asked = model([placedWork([clusterAdmin('jane')])]);
    expect(asked.toJson().hubIdentities.map(({ identity, cluster, rights }) => [identity, cluster, rights]))
      .toStrictEqual([['hub user jane', '', ['* *, *.*']]]);
    expect(asked.findings.map(finding => finding.rule)).toStrictEqual(['permission-broad', 'hub-identity-reach']);
    expect(asked.whoCan('get', 'pods', 'c1')).toMatchObject([{ who: 'hub user jane', certain: false, clusters: ['clusters that the input does not name'] }]);
  });
});

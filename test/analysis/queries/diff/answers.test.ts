import { AccessModel, AccessOptions, ClusterPermissionRelease, KueueRelease, ManagedServiceAccountRelease } from '../../../../src';
import { Json, record } from '../../../../src/kubernetes/json';
import { application, binding, clusterSet, getSecrets, instead, multiKueue, OPTIONS, permission, role, subject, work } from '../../../fixtures/builders';

const APPLICATION = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'p', namespace: 'policies' }, spec: { a: 1 } };
const model = (manifests: unknown[], options: AccessOptions = {}) => AccessModel.fromManifests(manifests, { ...OPTIONS, ...options });
const diff = (base: unknown[], head: unknown[], options: AccessOptions = {}) => model(base, options).diff(model(head, options));

describe('objects that are not judged', () => {
  const changes = (base: unknown[], head: unknown[]) => {
    const { changed, notJudged } = diff([...application(), ...base], [...application(), ...head]);
    expect(changed).toBe(notJudged.length > 0);
    return notJudged.map(({ change, object, carrier }) => `${change} ${object.kind} ${object.name}${carrier ? ` in ${carrier.name}` : ''}`);
  };

  test('are compared by content, whatever their order and the order of their keys', () => {
    const other = { ...APPLICATION, metadata: { name: 'q' } };
    expect(changes([APPLICATION, other], [other, Object.fromEntries(Object.entries(APPLICATION).reverse())])).toStrictEqual([]);
    expect(changes([APPLICATION], [{ ...APPLICATION, spec: { a: 2 } }])).toStrictEqual(['changed Application p']);
    expect(changes([], [APPLICATION])).toStrictEqual(['added Application p']);
    expect(changes([APPLICATION], [])).toStrictEqual(['removed Application p']);
    expect(changes([APPLICATION], [APPLICATION, APPLICATION])).toStrictEqual(['added Application p']);
  });

  test('without their status and what a server fills in', () => {
    const live = {
      ...APPLICATION,
      status: { compliant: 'NonCompliant' },
      metadata: { ...APPLICATION.metadata, uid: 'u', resourceVersion: '7', generation: 2 },
    };
    expect(changes([APPLICATION], [live])).toStrictEqual([]);
    expect(changes([APPLICATION], [{ ...live, metadata: { ...live.metadata, annotations: { a: 'b' } } }])).toStrictEqual(['changed Application p']);
  });

  test('also where a ManifestWork carries them, and where a document has no kind', () => {
    expect(changes([work('c1', 'w', [])], [work('c1', 'w', [APPLICATION])])).toStrictEqual(['added Application p in w']);
    expect(changes([{ a: 1 }], [{ a: 2 }])).toStrictEqual(['changed  ']);
  });

  test('a typed list and anything with items are opened', () => {
    const items = [{ metadata: { name: 'm' }, roleRef: { kind: 'ClusterRole', name: 'cluster-admin' }, subjects: [{ kind: 'User', name: 'mallory' }] }];
    const whole = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', ...items[0] };
    const lists = [
      { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBindingList', items }, { apiVersion: 'v1', kind: 'ConfigMap', items: [whole] },
      { apiVersion: 'v1', kind: 'List', items: [whole] }, { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'List', items: [whole] }] },
    ];
    for (const list of lists) {
      expect(diff(application(), [...application(), list]).gained.map(({ description }) => description))
        .toStrictEqual(['User mallory may * *.* on the whole hub', 'User mallory can read every Secret of the hub']);
    }
  });
});

describe('decisions are those of the base', () => {
  const broad = permission('c1', 'my-app', { clusterRoleBinding: { roleRef: { kind: 'ClusterRole', name: 'cluster-admin' }, subject: subject('my-app') } });
  const risky = instead(application(), 'ClusterPermission', broad);
  const suppress = { rule: 'permission-broad', kind: 'ClusterPermission', reason: 'because' };
  const rules = (list: readonly { readonly rule: string }[]) => list.map(({ rule }) => rule);

  test('a finding that the head suppresses is not gone, and a new one is not new', () => {
    const still = model(risky).diff(model(risky, { suppressions: [suppress] }));
    expect([rules(still.newlySuppressed), rules(still.goneFindings), still.newlySuppressed[0].reason]).toStrictEqual([['permission-broad'], [], 'because']);
    const annotated = risky.map(object => object.kind === 'ClusterPermission'
      ? { ...object, metadata: { ...record(object.metadata), annotations: { 'cdk8s-ocm/suppress.permission-broad': 'because' } } } : object);
    for (const found of [diff(risky, annotated), diff(application(), annotated)]) {
      expect([rules(found.newlySuppressed), found.newlySuppressed[0].reason, rules(found.goneFindings)]).toStrictEqual([['permission-broad'], 'because', []]);
      expect(rules(found.newFindings)).not.toContain('permission-broad');
    }
  });

  test('what the base suppresses stays suppressed; what it no longer suppresses by annotation is new', () => {
    const both = model(application(), { suppressions: [suppress] }).diff(model(risky));
    expect([rules(both.newFindings), rules(both.newlySuppressed)].flat()).not.toContain('permission-broad');
    const annotated = risky.map(object => ({
      ...object,
      metadata: { ...record(object.metadata), annotations: { 'cdk8s-ocm/suppress.permission-broad': 'x' } },
    }));
    expect(rules(diff(annotated, risky).newFindings)).toContain('permission-broad');
  });

  test('a copy that only the head acknowledges', () => {
    const spied = [...application(), binding('spy', 'app-clusters'), ...role('spy', 'all', [getSecrets()], 'spy')];
    const leak = { account: 'my-app', namespace: 'spy', reason: 'agreed' };
    const found = model(application()).diff(model(spied, { acknowledgedCopies: [leak] }));
    expect([rules(found.newlySuppressed), rules(found.newFindings)]).toStrictEqual([['token-copied'], []]);
    expect(found.gained.map(({ kind }) => kind)).toStrictEqual(['copy', 'reader']);
  });

  test('the head cannot make the input incomplete, nor declare a kind without bearing', () => {
    const half = application().filter(({ kind }) => kind !== 'ClusterPermission');
    expect(rules(model(application()).diff(model(half, { complete: false })).newlySuppressed)).toContain('account-without-permission');
    const kindsWithoutBearing = [{ apiGroup: 'argoproj.io', kind: 'Application', reason: 'none' }];
    expect(model(application()).diff(model([...application(), APPLICATION], { kindsWithoutBearing })).notJudged).toHaveLength(1);
  });
});

describe('facts are those of each side', () => {
  const everybody = permission('c1', 'p', {
    clusterRoleBinding: { roleRef: { kind: 'ClusterRole', name: 'cluster-admin' }, subject: { kind: 'Group', name: 'system:authenticated' } },
  });

  test('each that changes is a line, and a gain under the facts of either side is a gain', () => {
    const found = model(application()).diff(model([...application(), everybody], { hubTokensAccepted: false, releases: { kueue: '0.18' } }));
    expect(found.changedFacts).toStrictEqual([
      { fact: 'hubTokensAccepted', after: 'false' },
      { fact: 'releases.clusterPermission', before: ClusterPermissionRelease.V0_17.version },
      { fact: 'releases.kubernetes', before: '1.35' },
      { fact: 'releases.kueue', before: KueueRelease.V0_19.version, after: KueueRelease.V0_18.version },
      { fact: 'releases.managedServiceAccount', before: ManagedServiceAccountRelease.V0_10.version },
    ]);
    expect(found.gained.map(({ kind, clusters }) => [kind, clusters])).toStrictEqual([['hub identity', ['c1']], ['rights', ['c1']]]);
  });

  test('labels of a cluster that take it out of a set hide no copy into another namespace', () => {
    const fleet = (use: string): AccessOptions => ({ fleet: [{ name: 'hub', labels: { 'local-cluster': 'true' } }, { name: 'c1', labels: { use } }] });
    const head = [...application(), binding('spy', 'app-clusters')];
    const found = model(application(), fleet('app')).diff(model(head, fleet('none')));
    expect(found.changedFacts).toStrictEqual([{ fact: 'fleet', subject: 'c1', before: 'use=app', after: 'use=none' }]);
    expect(found.gained.map(({ description }) => description)).toContain('the token of account \'my-app\' is copied into namespace \'spy\'');
  });
});

describe('what is not known', () => {
  test('a namespace that may see a cluster is a line', () => {
    const noFleet = (manifests: Json[]) => AccessModel.fromManifests(manifests);
    const { newUnknowns, changed } = noFleet(application()).diff(noFleet([...application(), binding('evil', 'app-clusters')]));
    expect(changed).toBe(true);
    expect(newUnknowns.filter(({ messageId }) => messageId === 'copy').map(({ missing, clusters }) => [missing, clusters])).toStrictEqual([
      ['whether namespace \'evil\' sees cluster \'c1\', and so receives the token of account \'my-app\'', ['c1', 'c2']],
    ]);
  });

  test('a cluster without the label of a set is in the default set, where OCM\'s webhook puts it', () => {
    const { gained } = diff(application(), [...application(), binding('evil', 'default')]);
    expect(gained.map(({ description, clusters }) => [description, clusters])).toStrictEqual([
      ['the token of account \'my-app\' is copied into namespace \'evil\'', ['c1', 'c2']],
    ]);
  });
});

describe('workloads that can reach a token', () => {
  const pod = (spec: Json) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', namespace: 'my-app' }, spec });
  const image = (name: string) => ({ containers: [{ name: 'c', image: name }] });
  const lines = (base: Json, head: Json) => diff([...application(), base], [...application(), head]).workloads.map(({ description }) => description);

  test('another image, command, account or volume is a line', () => {
    const reader = { serviceAccountName: 'controller', ...image('a:1') };
    expect(lines(pod(reader), pod({ ...reader, ...image('a:2') }))).toStrictEqual(['container \'c\' of Pod my-app/p runs image \'a:2\' instead of \'a:1\'']);
    expect(lines(pod(reader), pod({ ...reader, volumes: [{ name: 'v', emptyDir: {} }] }))).toStrictEqual(['Pod my-app/p has other volumes']);
    const files = (defaultMode?: number) => pod({ ...reader, volumes: [{ name: 'v', configMap: { name: 'm', ...defaultMode && { defaultMode } } }] });
    expect([lines(files(), files(0o644)), lines(files(), files(0o777))]).toStrictEqual([[], ['Pod my-app/p has other volumes']]);
    expect(lines(pod(reader), pod({ ...reader, containers: [{ name: 'c', image: 'a:1', args: ['-x'] }] })))
      .toStrictEqual(['container \'c\' of Pod my-app/p runs another command or other arguments']);
    expect(lines(pod(reader), pod({ ...reader, containers: [{ name: 'c', image: 'a:1', env: [{ name: 'A', value: 'b' }] }] })))
      .toStrictEqual(['container \'c\' of Pod my-app/p has other variables, mounts or privileges']);
    expect(lines(pod(reader), pod({ ...reader, initContainers: [{ name: 'i', image: 'b:1' }] })))
      .toStrictEqual(['container \'i\' of Pod my-app/p is new, with image \'b:1\'']);
    expect(lines(pod(reader), pod(image('a:1')))).toStrictEqual([
      'Pod my-app/p can no longer reach a token', 'Pod my-app/p runs as service account \'default\' instead of \'controller\'',
    ]);
  });

  test('a partial object in place of a whole one is one line, since its fields cannot be compared', () => {
    const deployment = (spec: Json, more: Json = {}) => ({
      apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'p', namespace: 'my-app' }, spec: { ...more, template: { spec } },
    });
    const whole = deployment({ serviceAccountName: 'controller', ...image('a:1') }, { selector: {} });
    const part = deployment({ serviceAccountName: 'controller', containers: [{ name: 'c', args: ['-x'] }] });
    expect(lines(part, whole)).toStrictEqual(['Deployment my-app/p is in the input as a whole, and was there in part']);
    expect(lines(whole, part)).toStrictEqual(['Deployment my-app/p is in the input in part, and was there as a whole']);
  });

  test.each<[string, Json]>([
    ['a volume', { volumes: [{ name: 's', secret: { secretName: 'c1-my-app' } }] }],
    ['a projected volume', { volumes: [{ name: 's', projected: { sources: [{ secret: { name: 'c1-my-app' } }] } }] }],
    ['a variable', { containers: [{ name: 'c', env: [{ name: 'T', valueFrom: { secretKeyRef: { name: 'c1-my-app', key: 'token' } } }] }] }],
    ['all variables', { containers: [{ name: 'c', envFrom: [{ secretRef: { name: 'c1-my-app' } }] }] }],
  ])('a pod that is given the Secret as %s', (_, spec) => {
    expect(lines(pod(image('a')), pod(spec))).toContain('Pod my-app/p can reach a token');
  });

  test('an image bump where no token is in reach is no line', () => {
    expect(diff([...multiKueue(), pod(image('a:1'))], [...multiKueue(), pod(image('a:2'))]).changed).toBe(false);
  });
});

test('a second account leaked into a namespace that has one already is a new finding', () => {
  const leak = (...more: Json[]) => [...application(), binding('spy', 'app-clusters'), ...role('spy', 'all', [getSecrets()], 'spy'), ...more];
  const second = application().filter(({ kind }) => kind === 'ManagedServiceAccount')
    .map(object => ({ ...object, metadata: { ...record(object.metadata), name: 'other' } }));
  const home = [binding('other', 'app-clusters'), clusterSet('app-clusters', { matchLabels: { use: 'app' } })];
  expect(diff(leak(), leak(...second, ...home)).gained.map(({ description }) => description))
    .toContain('the token of account \'other\' is copied into namespace \'spy\'');
});

test('a label of a cluster that is no text is shown as what it is', () => {
  const labelled = (use: unknown) => ({
    apiVersion: 'cluster.open-cluster-management.io/v1', kind: 'ManagedCluster', metadata: { name: 'c9', labels: { use } },
  });
  const { changedFacts } = diff([labelled('app')], [labelled(Object.assign(Object.create(null) as Json, { a: 1 }))]);
  expect(changedFacts).toStrictEqual([{ fact: 'fleet', subject: 'c9', before: 'use=app', after: 'use={"a":1}' }]);
});

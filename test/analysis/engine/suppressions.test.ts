import { AccessModel, AccessOptions, Suppression } from '../../../src';
import { Json } from '../../../src/kubernetes/json';
import { account, application, binding, clusterSet, grants, OPTIONS, role } from '../../fixtures/builders';

const model = (manifests: Json[], options: AccessOptions = {}) => AccessModel.fromManifests(manifests, { ...OPTIONS, complete: false, ...options });
const LONG = [account('c1', 'x', { validity: '8640h' }), account('c2', 'x', { validity: '8640h' }), account('c2', 'y', { validity: '8640h' })];
const left = (suppression: Partial<Suppression>) => {
  const asked = model(LONG, { suppressions: [{ rule: 'validity-long', kind: 'ManagedServiceAccount', reason: 'offline for weeks', ...suppression }] });
  return asked.findings.map(({ rule, object }) => rule === 'validity-long' ? `${object.namespace}/${object.name}` : rule);
};

test('a suppression sets aside the findings that it names, and no other', () => {
  expect(left({})).toStrictEqual([]);
  expect(left({ name: 'x' })).toStrictEqual(['c2/y']);
  expect(left({ namespace: 'c2' })).toStrictEqual(['c1/x']);
  expect(left({ namespace: 'c2', name: 'x' })).toStrictEqual(['c1/x', 'c2/y']);
});

test.each<[string, Partial<Suppression>]>([
  ['another rule', { rule: 'validity-out-of-bounds' }], ['another kind', { kind: 'ClusterPermission' }], ['another name', { namespace: 'c1', name: 'y' }],
  ['another namespace', { namespace: '' }], ['no reason', { reason: ' ' }],
])('with %s it sets nothing aside, and says so', (_, suppression) => {
  expect(left(suppression)).toStrictEqual(['c1/x', 'c2/x', 'c2/y', 'suppression-without-finding']);
});

test('what was set aside is kept with its reason', () => {
  const annotated = { ...LONG[0], metadata: { ...LONG[0].metadata as Json, annotations: { 'cdk8s-ocm/suppress.validity-long': 'offline for weeks' } } };
  const asked = model([annotated, LONG[1]]);
  expect(asked.findings.map(({ object }) => object.namespace)).toStrictEqual(['c2']);
  expect(asked.suppressed.map(({ finding, reason }) => [finding.object.namespace, reason])).toStrictEqual([['c1', 'offline for weeks']]);
});

test('a cluster-scoped object is named without a namespace', () => {
  const suppressions = [{ rule: 'set-selects-everything', kind: 'ManagedClusterSet', namespace: '', name: 's', reason: 'it is meant' }];
  expect(model([clusterSet('s', {})], { suppressions }).findings).toStrictEqual([]);
});

test('a rule that could not judge leaves its suppression open', () => {
  const suppressions = [{ rule: 'account-without-permission', kind: 'ManagedServiceAccount', namespace: 'c1', name: 'x', reason: 'from elsewhere' }];
  expect(model([account('c1', 'x')], { suppressions }).findings).toStrictEqual([]);
  expect(model([account('c1', 'x'), grants('c1', 'x')], { suppressions }).findings
    .map(({ rule, object }) => [rule, object.kind, object.namespace, object.name]))
    .toStrictEqual([['suppression-without-finding', 'ManagedServiceAccount', 'c1', 'x']]);
});

test('OCM\'s own sets select what they select, also where they are not in the manifests', () => {
  const exclusive = 'cluster.open-cluster-management.io/clusterset';
  const fleet = [{ name: 'c1', labels: { [exclusive]: 'default' } }, { name: 'c2' }];
  const receives = (set: string) => model([binding('n', set), account('c1', 'x'), account('c2', 'x')], { fleet }).toJson().copies.map(copy => copy.cluster);
  expect([receives('global'), receives('default'), receives('other')]).toStrictEqual([['c1', 'c2'], ['c1', 'c2'], []]);
});

test('an account without an application belongs to the namespace of its name, where several could be its own', () => {
  const manifests = [application()[0], binding('x', 'app-clusters'), binding('z', 'app-clusters'), account('c1', 'x')];
  const asked = AccessModel.fromManifests(manifests, OPTIONS);
  expect(asked.findings.filter(({ rule }) => rule === 'token-copied').map(({ object }) => object.namespace)).toStrictEqual(['z']);
});

test.each<[string, boolean, Json]>([
  ['every group and resource', true, { apiGroups: ['*'], resources: ['*'], resourceNames: ['c1-my-app'], verbs: ['*'] }],
  ['Secrets of the core group', true, { apiGroups: [''], resources: ['secrets'], resourceNames: ['c1-my-app'], verbs: ['watch'] }],
  ['another group', false, { apiGroups: ['apps'], resources: ['secrets'], resourceNames: ['c1-my-app'], verbs: ['get'] }],
  ['another resource', false, { apiGroups: [''], resources: ['configmaps'], resourceNames: ['c1-my-app'], verbs: ['get'] }],
  ['another verb', false, { apiGroups: [''], resources: ['secrets'], resourceNames: ['c1-my-app'], verbs: ['delete'] }],
])('a Role by name for %s lets one read the copy: %s', (_, reads, rule) => {
  const { copies } = AccessModel.fromManifests([...application(), ...role('my-app', 'r', [rule], 'helper')], OPTIONS).toJson();
  expect(copies.filter(copy => copy.readers.includes('ServiceAccount my-app/helper')).map(copy => copy.secret)).toStrictEqual(reads ? ['c1-my-app'] : []);
});

describe('a suppression without effect', () => {
  const unused = (manifests: Json[], options: AccessOptions = {}) =>
    model(manifests, options).findings.filter(({ rule }) => rule === 'suppression-without-finding');
  const annotated = (reason: string) => account('c1', 'x', undefined, { annotations: { 'cdk8s-ocm/suppress.validity-long': reason } });
  const suppression = { rule: 'validity-long', kind: 'ManagedServiceAccount', reason: 'offline' };

  test('on an object: the remedy removes the annotation, or asks for a reason', () => {
    expect(unused([annotated('offline')])).toMatchObject([{
      object: { kind: 'ManagedServiceAccount', namespace: 'c1', name: 'x' },
      field: 'metadata.annotations[\'cdk8s-ocm/suppress.validity-long\']',
      value: 'offline',
      message: expect.stringContaining('= \'offline\': suppresses no finding; remove it'),
      remedy: { description: 'remove it', patch: [{ op: 'remove', path: '/metadata/annotations/cdk8s-ocm~1suppress.validity-long' }] },
    }]);
    expect(unused([annotated(' ')])).toMatchObject([{
      message: expect.stringContaining('has no reason, and so has no effect; give a reason'),
      remedy: { question: 'Why is this right?' },
    }]);
  });

  test('in the options: the remedy asks whether it should stay', () => {
    expect(unused([], { suppressions: [suppression] })).toMatchObject([{
      object: { apiVersion: '-', kind: 'ManagedServiceAccount', name: '*' },
      field: 'suppressions',
      value: 'validity-long',
      remedy: { description: 'remove it from the options', question: 'Should rule \'validity-long\' still be suppressed?' },
    }]);
    expect(unused([], { suppressions: [{ ...suppression, namespace: 'c1', name: 'x', reason: '' }] })).toMatchObject([{
      object: { namespace: 'c1', name: 'x' }, remedy: { description: 'give a reason', question: 'Why is this right?' },
    }]);
  });

  test('a name that runs into the next is not taken for another', () => {
    const long = [account('c1', 'x', { validity: '8640h' })];
    expect(unused(long, { suppressions: [{ ...suppression, namespace: 'c', name: '1x' }] })).toHaveLength(1);
  });
});

describe('an acknowledged copy', () => {
  const SHARED = [...application(), clusterSet('all', { matchExpressions: [{ key: 'use', operator: 'Exists' }] })];
  const note = (...lines: string[]) => binding('other', 'all', { annotations: { 'cdk8s-ocm/acknowledged-copies': lines.join('\n') } });
  const asked = (manifests: Json[], options: AccessOptions = {}) => model(manifests, { complete: true, ...options }).findings
    .filter(({ rule }) => rule === 'token-copied' || rule === 'suppression-without-finding').map(({ rule, value, remedy }) => [
      rule,
      rule === 'token-copied' ? '' : value,
      remedy.question,
    ]);
  const STILL = [['token-copied', '', expect.anything()]];

  test('sets aside the copy of that account in that namespace, and no other', () => {
    expect(asked([...SHARED, note()])).toMatchObject(STILL);
    expect(asked([...SHARED, note('my-app: one team runs both')])).toStrictEqual([]);
    expect(asked([...SHARED, note(' my-app :one team: both ', '', '  ')])).toStrictEqual([]);
    expect(asked([...SHARED, note()], { acknowledgedCopies: [{ account: 'my-app', namespace: 'other', reason: 'one team' }] })).toStrictEqual([]);
    expect(asked([...SHARED, note()], { acknowledgedCopies: [{ account: 'my-app', namespace: 'another', reason: 'one team' }] })).toMatchObject(STILL);
  });

  test('of another account leaves the copy, and acknowledges none', () => {
    expect(asked([...SHARED, note('mine: one team')])).toMatchObject([
      ...STILL,
      ['suppression-without-finding', 'mine: one team', 'Does namespace \'other\' still share clusters with the application of \'mine\'?'],
    ]);
  });

  test.each([['my-app'], ['my-app:'], ['my-app:  ']])('without a reason (%j) has no effect, and is reported', line => {
    expect(asked([...SHARED, note(line)])).toMatchObject([...STILL, ['suppression-without-finding', 'my-app: ', 'Why is this right?']]);
    expect(asked([...SHARED, note()], { acknowledgedCopies: [{ account: 'my-app', namespace: 'other', reason: ' ' }] }))
      .toMatchObject([...STILL, ['suppression-without-finding', 'my-app:  ', 'Why is this right?']]);
  });

  test('without an account acknowledges nothing', () => {
    expect(asked([...SHARED, note(': one team')])).toMatchObject(STILL);
  });

  test('of no copy is not reported where the fleet is not known, nor in a namespace without a binding', () => {
    const idle = { acknowledgedCopies: [{ account: 'gone', namespace: 'other', reason: 'one team' }] };
    expect(asked([...application(), binding('other', 'all')], { ...idle, fleet: [] })).toStrictEqual([]);
    expect(asked(application(), idle)).toStrictEqual([]);
    expect(asked([...application(), binding('other', 'empty')], idle)).toHaveLength(1);
  });

  test('names the namespace where no binding carries it', () => {
    const [finding] = model(
      [...application(), binding('other', 'empty')],
      { acknowledgedCopies: [{ account: 'gone', namespace: 'other', reason: 'one team' }] },
    ).findings;
    expect(finding).toMatchObject({
      object: { apiVersion: 'v1', kind: 'Namespace', name: 'other' },
      field: 'acknowledgedCopies',
      remedy: { description: 'remove it' },
    });
  });
});

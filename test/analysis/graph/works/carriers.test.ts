import { AccessChangeKind, AccessModel, AccessOptions } from '../../../../src';
import { Json } from '../../../../src/kubernetes/json';
import { application, binding, clusterAdmin, clusterSet, OPTIONS, placedWork, placement, READ_PODS, work } from '../../../fixtures/builders';
import { addOnTemplate, clusterAction, configurationPolicy, placementBinding, policy, policySet } from '../../../fixtures/carrier-builders';
import { bindEverywhere, bindIn, clusterRole, namespacedRole, READ_SECRETS, serviceAccount, user } from '../../../fixtures/rbac-builders';

const MALLORY = 'hub user mallory may * *, *.* with its hub token';
const SOMEWHERE = `${MALLORY}, on clusters that the input does not name`;
const ADMIN = clusterAdmin('mallory');
const ENFORCED = policy([configurationPolicy([ADMIN])]);

/** Sets and Placement `all` of namespace `policies`, for the clusters with `use: app`. */
function selecting(spec: Json = {}, labels: Json = { use: 'app' }, namespace = 'policies'): Json[] {
  return [clusterSet('apps', { matchLabels: labels }), binding(namespace, 'apps'), placement({ clusterSets: ['apps'], ...spec }, namespace)];
}

function model(manifests: readonly Json[], options: AccessOptions = OPTIONS): AccessModel {
  return AccessModel.fromManifests([...application(), ...manifests], options);
}

/** What somebody gains who adds manifests. */
function gained(added: readonly Json[], before: readonly Json[] = [], options: AccessOptions = OPTIONS): string[] {
  const { gained: all } = model(before, options).diff(model([...before, ...added], options));
  return all.filter(({ kind }) => kind !== AccessChangeKind.READER).map(({ description, clusters }) => [description, ...clusters].join(' ')).sort();
}

const closed = (...manifests: Json[]) => model(manifests).coverage.notJudged.map(({ object, reason }) => `${object.kind} ${object.name}: ${reason}`);

describe('RBAC that an object carries is a gain', () => {
  test.each<[string, Json, string[]]>([
    ['a ManifestWork, on its cluster', work('c1', 'w', [ADMIN]), [`${MALLORY} c1`]],
    ['a ManagedClusterAction, on its cluster', clusterAction('c2', ADMIN), [`${MALLORY} c2`]],
    ['a ManagedClusterAction that updates', clusterAction('c2', ADMIN, { actionType: 'Update' }), [`${MALLORY} c2`]],
    ['a ManagedClusterAction that deletes brings nothing', clusterAction('c2', ADMIN, { actionType: 'Delete' }), []],
    ['a ManifestWorkReplicaSet whose Placement is elsewhere', placedWork([ADMIN]), [SOMEWHERE]],
    ['an AddOnTemplate', addOnTemplate([ADMIN]), [SOMEWHERE]],
    ['a Policy whose binding is elsewhere', ENFORCED, [SOMEWHERE]],
    ['a ConfigurationPolicy of its own', configurationPolicy([ADMIN]), [SOMEWHERE]],
    ['a ConfigurationPolicy in a work', work('c1', 'w', [configurationPolicy([ADMIN])]), [`${MALLORY} c1`]],
    ['a ConfigurationPolicy in one in a policy', policy([configurationPolicy([configurationPolicy([ADMIN])])]), [SOMEWHERE]],
    [
      'a ConfigurationPolicy that writes, in one that reports',
      policy([configurationPolicy([configurationPolicy([ADMIN])], { remediationAction: 'inform' })]),
      [],
    ],
    ['a Policy that governance copied to a cluster', policy([configurationPolicy([ADMIN])], {}, {
      namespace: 'c1', labels: { 'policy.open-cluster-management.io/root-policy': 'policies.p' },
    }), [`${MALLORY} c1`]],
  ])('%s', (_, manifest, expected) => {
    expect(gained([manifest])).toStrictEqual(expected);
  });

  test('the namespace of a ManagedClusterAction counts where its template has none', () => {
    const action = clusterAction('c1', bindIn(undefined, 'ClusterRole view', user('mallory')), {
      kube: { namespace: 'team', template: bindIn(undefined, 'ClusterRole admin', user('mallory')) },
    });
    expect(gained([action])).toStrictEqual(['hub user mallory may do what ClusterRole admin allows in team with its hub token c1']);
  });
});

describe('a policy', () => {
  const withAction = (outer: Json, inner: string) => policy([configurationPolicy([ADMIN], { remediationAction: inner })], outer);

  test.each<[string, Json, boolean]>([
    ['that enforces by its own action', withAction({ remediationAction: 'Enforce' }, 'inform'), true],
    ['that enforces by the action of its template', withAction({}, 'enforce'), true],
    ['that only reports by its own action', withAction({ remediationAction: 'inform' }, 'enforce'), false],
    ['that states no action', withAction({}, ''), false],
    ['that is disabled', withAction({ disabled: true }, 'enforce'), false],
    ['that removes what it names', policy([configurationPolicy([ADMIN], {}, { complianceType: 'mustNotHave' })]), false],
  ])('%s', (_, manifest, brings) => {
    expect(gained([manifest])).toStrictEqual(brings ? [SOMEWHERE] : []);
  });

  test('that only reports brings its objects where a binding enforces it', () => {
    const reports = withAction({ remediationAction: 'inform' }, 'inform');
    const override = placementBinding({}, { bindingOverrides: { remediationAction: 'enforce' } });
    expect(gained([override], [...selecting(), reports])).toStrictEqual([`${MALLORY} c1 c2`]);
    expect(gained([placementBinding({})], [...selecting(), reports])).toStrictEqual([]);
  });

  test('goes where its bindings place it, itself or its set', () => {
    expect(gained([ENFORCED], [...selecting(), placementBinding({})])).toStrictEqual([`${MALLORY} c1 c2`]);
    expect(gained([ENFORCED], [...selecting(), policySet('p'), placementBinding({ kind: 'PolicySet', name: 's' })])).toStrictEqual([`${MALLORY} c1 c2`]);
    expect(gained([ENFORCED], [...selecting(), placementBinding({ name: 'other' })])).toStrictEqual([SOMEWHERE]);
    const byRule = placementBinding({}, { placementRef: { apiGroup: 'apps.open-cluster-management.io', kind: 'PlacementRule', name: 'all' } });
    expect(gained([ENFORCED], [...selecting(), byRule])).toStrictEqual([SOMEWHERE]);
  });

  test('gives rights in the namespaces that its selector chooses, to a role of its own', () => {
    const both = [namespacedRole('r', [READ_PODS]), bindIn(undefined, 'Role r', user('mallory'))];
    expect(gained([policy([configurationPolicy(both, { namespaceSelector: { include: ['team-*'] } })])]))
      .toStrictEqual(['hub user mallory may get, list, watch pods in namespaces that a selector chooses with its hub token, on clusters that the '
        + 'input does not name']);
  });

  test('is not judged as far as it is a template, and carries what is not read', () => {
    const raw = policy([configurationPolicy([], { 'object-templates-raw': '- complianceType: musthave' })]);
    expect(closed(raw)).toStrictEqual(['ConfigurationPolicy c: it is a template']);
    const templated = clusterRole('r', [{ ...READ_PODS, resources: ['{{hub .ManagedClusterName hub}}'] }]);
    expect(closed(policy([configurationPolicy([templated])]))).toStrictEqual(['ClusterRole r: it is a template']);
    expect(closed(policy([{
      apiVersion: 'constraints.gatekeeper.sh/v1',
      kind: 'K8sAny',
      metadata: { name: 'k' },
    }]))).toStrictEqual(['K8sAny k: its kind is not read']);
    expect(closed(ENFORCED)).toStrictEqual([]);
  });

  test('shows each of its rights in who-can', () => {
    const found = model([...selecting(), placementBinding({}), ENFORCED]).whoCan('create', 'pods', 'c1').filter(({ who }) => who === 'hub user mallory');
    expect(found.map(({ how, certain, clusters }) => ({ how, certain, clusters })))
      .toStrictEqual([{ how: 'hub token, through cluster-proxy (Policy p)', certain: true, clusters: ['c1'] }]);
  });
});

describe('a Placement selects clusters', () => {
  const all = (spec: Json, labels?: Json) => gained([placedWorkIn('policies')], selecting(spec, labels));

  test('by its sets and by labels', () => {
    expect(all({})).toStrictEqual([`${MALLORY} c1 c2`]);
    expect(all({}, { use: 'none' })).toStrictEqual([]);
    const only = (matchLabels: Json) => ({ predicates: [{ requiredClusterSelector: { labelSelector: { matchLabels } } }] });
    expect(all(only({ use: 'app' }))).toStrictEqual([`${MALLORY} c1 c2`]);
    expect(all(only({ use: 'batch' }))).toStrictEqual([]);
  });

  test.each<[string, Json]>([
    ['a number of clusters', { numberOfClusters: 1 }],
    ['a claim', { predicates: [{ requiredClusterSelector: { claimSelector: { matchExpressions: [] } } }] }],
    ['CEL', { predicates: [{ requiredClusterSelector: { celSelector: { celExpressions: ['true'] } } }] }],
    ['sets that are not bound here', { clusterSets: ['others'] }],
  ])('and by what the input does not decide: %s', (_, spec) => {
    expect(gained([placedWorkIn('policies')], selecting(spec), { ...OPTIONS, complete: false })).toStrictEqual([SOMEWHERE]);
  });

  test('of which the input may know none', () => {
    expect(gained([placedWorkIn('policies')], selecting(), { ...OPTIONS, fleet: [] })).toContain(SOMEWHERE);
  });

  test('a gain on another cluster is one', () => {
    const before = [...selecting({}, { use: 'batch' }), placedWorkIn('policies')];
    const after = [...selecting({}, { use: 'app' }), placedWorkIn('policies')];
    const { gained: more, lost } = model(before).diff(model(after));
    const clustersOf = (some: typeof more) => some.filter(({ kind }) => kind === AccessChangeKind.HUB_IDENTITY).map(({ clusters }) => clusters);
    expect([clustersOf(more), clustersOf(lost)]).toStrictEqual([[['c1', 'c2']], [['w1']]]);
  });

  test('what goes to many clusters is one finding', () => {
    const found = model([...selecting(), placedWorkIn('policies')]).findings.filter(({ object }) => object.kind === 'ManifestWorkReplicaSet');
    expect(found.map(({ rule, messageId }) => `${rule} ${messageId}`).sort()).toStrictEqual(['hub-identity-reach placed', 'permission-broad broad']);
  });
});

test('an account has the rights that a replica set brings, beside those of its permission', () => {
  const agent = serviceAccount('my-app', 'open-cluster-management-agent-addon');
  const replicaSet = placedWorkIn('policies', clusterRole('r', [READ_SECRETS]), bindEverywhere('r', agent));
  expect(gained([replicaSet], selecting())).toStrictEqual(['account \'my-app\' may get, list secrets c1 c2']);
});

test('an account whose rights come by what may go to its cluster is unknown, not without rights', () => {
  const agent = serviceAccount('my-app', 'open-cluster-management-agent-addon');
  const rest = application().filter(({ kind }) => kind !== 'ClusterPermission');
  const placed = placedWork([clusterRole('r', [READ_SECRETS]), bindEverywhere('r', agent)]);
  const judge = (...more: Json[]) => {
    const found = AccessModel.fromManifests([...rest, ...more], OPTIONS);
    const { state, description } = found.explain('my-app/my-app', 'c1').path.filter(({ step }) => step === 'permission')[0];
    const ids = (all: { rule: string; messageId: string }[]) =>
      all.filter(({ rule }) => rule === 'account-without-permission').map(({ messageId }) => messageId);
    return [state, description, ...new Set(ids(found.findings)), ...new Set(ids(found.unknowns))];
  };
  expect(judge(placed)).toStrictEqual(['unknown', 'whether ManifestWorkReplicaSet \'w\' reaches cluster \'c1\'', 'reached-cluster']);
  expect(judge()[0]).toBe('broken');
  expect(judge(placedWork([clusterRole('r', [READ_SECRETS]), bindEverywhere('r', serviceAccount('other', 'x'))]))[0]).toBe('broken');
});

test('a change of what decides the clusters is never silent', () => {
  const changed = (before: Json[], after: Json[]) => model(before).diff(model(after)).notJudged.map(({ object }) => object.kind);
  expect(changed(selecting(), selecting({ numberOfClusters: 1 }))).toStrictEqual(['Placement']);
  expect(changed([], [placementBinding({})])).toStrictEqual(['PlacementBinding']);
  expect(changed([], [policySet('p')])).toStrictEqual(['PolicySet']);
  expect(changed(
    [addOnTemplate([])],
    [{ ...addOnTemplate([]), spec: { addonName: 'a', registration: [{ type: 'KubeClient' }] } }],
  )).toStrictEqual(['AddOnTemplate']);
});

function placedWorkIn(namespace: string, ...manifests: Json[]): Json {
  const found = placedWork(manifests.length === 0 ? [ADMIN] : manifests);
  return { ...found, metadata: { name: 'w', namespace }, spec: { ...found.spec as Json, placementRefs: [{ name: 'all' }] } };
}

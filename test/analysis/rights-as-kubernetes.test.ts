import { AccessChangeKind, AccessModel, AccessOptions, AccessReport, Grantee } from '../../src';
import { Json } from '../../src/kubernetes/json';
import { account, application, binding, grants, instead, OPTIONS, permission, READ_PODS, subject, work } from '../fixtures/builders';
import {
  aggregated, bindEverywhere, bindIn, clusterRole, EVERYTHING, group, namespacedRole, READ_SECRETS, serviceAccount, user,
} from '../fixtures/rbac-builders';

const PART: AccessOptions = { ...OPTIONS, complete: false };
const VIEW_LABEL = { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' };

function model(manifests: readonly Json[], options = PART): AccessModel {
  return AccessModel.fromManifests([...manifests], options);
}

/** What somebody gains who adds manifests to the application. */
function gained(added: readonly Json[], before: readonly Json[] = [], options = PART): string[] {
  return model([...application(), ...before], options).diff(model([...application(), ...before, ...added], options)).gained
    .filter(({ kind }) => kind !== AccessChangeKind.ONE_STEP)
    .map(({ description, clusters }) => `${description}${clusters.length === 0 ? '' : ` on ${clusters.join(', ')}`}`);
}

function who(grantees: readonly Grantee[]): string[] {
  return grantees.map(({ kind, who: name, how, where, certain, clusters }) => (
    `${certain ? '' : 'perhaps '}${kind} ${name} by ${how}, ${where}, on ${clusters.join(', ')}`
  ));
}

function readers(report: AccessReport, namespace = 'my-app'): string[] {
  return report.copies.filter(copy => copy.namespace === namespace && copy.cluster === 'c1').flatMap(copy => [
    ...copy.readers, ...copy.possibleReaders.map(({ reader, dependsOn }) => `perhaps ${reader}: ${dependsOn.join(', ')}`),
  ]);
}

describe('a ClusterPermission with one cluster-wide binding and a list of them', () => {
  const bindingOf = (name: string, roleName: string, subjects: Json[]) => ({ name, roleRef: { kind: 'ClusterRole', name: roleName }, subjects });
  const list = { clusterRoleBindings: [bindingOf('l', 'view', [user('jane')])] };
  const both = { ...list, clusterRoleBinding: bindingOf('s', 'edit', [user('mallory')]) };
  const rightsWith = (clusterPermission: string | undefined) =>
    gained([permission('c1', 'p', both)], [], { ...OPTIONS, releases: { ...OPTIONS.releases, clusterPermission } }).map(line => line.split(' may')[0]);

  test('is read as the release reads it, and where none is stated, or an old one, the single one counts too', () => {
    expect(rightsWith('0.17')).toStrictEqual(['hub user jane']);
    expect(rightsWith(undefined)).toStrictEqual(['hub user jane', 'hub user mallory']);
    expect(rightsWith('0.16')).toStrictEqual(['hub user jane', 'hub user mallory']);
  });
});

describe('an account that the input lacks has its rights all the same', () => {
  const elsewhere = permission('c1', 'p', { clusterRole: { rules: [READ_SECRETS] }, clusterRoleBinding: { subject: subject('other') } });

  test('as a gain, with more rights as another, and none where nothing changes', () => {
    expect(gained([elsewhere])).toStrictEqual(['account \'other\', which is not in the input, may get, list secrets on c1']);
    expect(gained([grants('c1', 'other', [READ_SECRETS, READ_PODS])], [elsewhere]))
      .toStrictEqual(['account \'other\', which is not in the input, may get, list, watch pods on c1']);
    expect(gained([grants('c1', 'other', [READ_SECRETS])], [elsewhere])).toStrictEqual([]);
  });

  test('in who-can and in the report', () => {
    const found = model([...application(), elsewhere]);
    expect(who(found.whoCan('get', 'secrets'))).toStrictEqual(['account other by token of account other, which is not in the input, everywhere, on c1']);
    expect(found.toJson().otherAccounts).toStrictEqual([{
      account: 'other', inInput: false, rights: ['get, list secrets'], placedRights: [{ right: 'get, list secrets', namespaces: [] }], clusters: ['c1'],
    }]);
    expect(who(model([...application(), elsewhere], OPTIONS).whoCan('get', 'secrets')))
      .toStrictEqual(['perhaps account other by token of account other, which is not in the input, everywhere, on c1']);
  });

  test('an account of the input without an application is in the report too', () => {
    expect(model([...application(), account('c1', 'lonely'), account('c2', 'lonely'), grants('c1', 'lonely'), grants('c2', 'lonely')]).toJson().otherAccounts)
      .toStrictEqual([{
        account: 'lonely',
        inInput: true,
        tokenValidity: '24h0m0s',
        rights: ['get, list, watch pods'],
        placedRights: [{ right: 'get, list, watch pods', namespaces: [] }],
        clusters: ['c1', 'c2'],
      }]);
  });
});

describe('roles are looked up over everything that reaches the cluster', () => {
  test('a work widens the role that another binds', () => {
    const bound = work('c1', 'a', [bindEverywhere('x', user('mallory'))]);
    expect(gained([work('c1', 'b', [clusterRole('x', [EVERYTHING])])], [bound])).toStrictEqual(['hub user mallory may * *.* with its hub token on c1']);
    expect(gained([work('c2', 'b', [clusterRole('x', [EVERYTHING])])], [bound])).toStrictEqual([]);
  });

  test('the role of a permission is a role of its name', () => {
    const bound = work('c1', 'a', [bindEverywhere('my-app-access', user('jane'))]);
    expect(gained([bound])).toStrictEqual(['hub user jane may get, list, watch pods with its hub token on c1']);
  });

  test('what a label adds to a role of Kubernetes is added', () => {
    const bound = grants('c1', 'my-app');
    const view = permission('c1', 'v', { clusterRoleBinding: { subject: subject('my-app'), roleRef: { kind: 'ClusterRole', name: 'view' } } });
    expect(gained([work('c1', 'b', [clusterRole('more', [EVERYTHING], VIEW_LABEL)])], [bound, view])).toStrictEqual(['account \'my-app\' may * *.* on c1']);
  });

  test('a role of Kubernetes gives what it gives, under one name', () => {
    const to = (name: string) => permission('c1', name, { clusterRoleBinding: { subject: subject('my-app'), roleRef: { kind: 'ClusterRole', name } } });
    expect(gained([to('edit')], [to('view')])).toStrictEqual(['account \'my-app\' may do what ClusterRole edit allows on c1']);
    expect(gained([to('view')], [to('edit')])).toStrictEqual([]);
    expect(gained([to('view')], [to('cluster-admin')])).toStrictEqual([]);
    expect(who(model([...application(), to('edit')]).whoCan('create', 'jobs.batch'))).toStrictEqual([
      'consumer my-app/my-app by token of account my-app, everywhere, on c1',
    ]);
    expect(who(model([...application(), to('view')]).whoCan('create', 'jobs.batch'))).toStrictEqual([
      'perhaps consumer my-app/my-app by token of account my-app, if a ClusterRole that is not in the input is aggregated to ClusterRole view, on c1',
    ]);
    expect(who(model([...application(), to('view')], OPTIONS).whoCan('create', 'jobs.batch'))).toStrictEqual([]);
  });

  test('what only some releases of Kubernetes allow is not certain', () => {
    const to = permission('c1', 'v', { clusterRoleBinding: { subject: subject('my-app'), roleRef: { kind: 'ClusterRole', name: 'view' } } });
    expect(who(model([...application(), to], OPTIONS).whoCan('list', 'resourceclaims.resource.k8s.io'))).toStrictEqual([
      'perhaps consumer my-app/my-app by token of account my-app, if ClusterRole view allows it: that differs between releases of Kubernetes, on c1',
    ]);
  });
});

describe('subjects', () => {
  const view = (one: Json) => permission('c1', 'v', { clusterRole: { rules: [READ_SECRETS] }, clusterRoleBinding: { subject: one } });
  const holders = (...added: Json[]) => who(model([...application(), ...added]).whoCan('get', 'secrets', 'c1'));
  const OWN = ['consumer my-app/my-app by token of account my-app, everywhere, on c1'];

  test('a service account of that name elsewhere is another', () => {
    expect(holders(view(serviceAccount('my-app', 'evil')))).toStrictEqual([
      'perhaps hub identity ServiceAccount evil/my-app by its own token (ClusterPermission v-access), everywhere, on c1',
    ]);
    expect(gained([view(serviceAccount('my-app', 'evil'))]))
      .toStrictEqual(['ServiceAccount evil/my-app, which the input does not resolve, may get, list secrets on c1']);
  });

  test.each([
    serviceAccount('my-app', 'open-cluster-management-agent-addon'),
    user('system:serviceaccount:open-cluster-management-agent-addon:my-app'),
  ])('the account is behind %j', one => {
    expect(holders(view(one))).toStrictEqual(OWN);
  });

  test('it follows the namespace in which the add-on is installed', () => {
    const addOn = {
      apiVersion: 'addon.open-cluster-management.io/v1alpha1',
      kind: 'ManagedClusterAddOn',
      metadata: { name: 'managed-serviceaccount', namespace: 'c1' },
      spec: { installNamespace: 'agents' },
    };
    expect(holders(addOn, view(serviceAccount('my-app', 'agents')))).toStrictEqual(OWN);
    expect(holders(addOn, view(serviceAccount('my-app', 'open-cluster-management-agent-addon')))).not.toStrictEqual(OWN);
  });

  test.each(['system:serviceaccounts', 'system:serviceaccounts:open-cluster-management-agent-addon', 'system:authenticated'])('it is in group %s', name => {
    expect(holders(view(group(name)))).toStrictEqual([...OWN, expect.stringContaining(`hub group ${name} `)]);
  });

  test('a kind of subject that a server does not know gives an account nothing', () => {
    expect(holders(work('c1', 'w', [clusterRole('r', [READ_SECRETS]), bindEverywhere('r', subject('my-app'))]))).toStrictEqual([
      'perhaps hub identity ManagedServiceAccount my-app by its own token (ManifestWork w), everywhere, on c1',
    ]);
  });

  test('nothing can be added to what may do everything', () => {
    expect(gained([bindEverywhere('cluster-admin', group('system:masters')), view(group('system:masters'))])).toStrictEqual([]);
    expect(who(model([view(group('system:masters'))]).whoCan('delete', 'nodes'))).toStrictEqual([
      'hub identity hub group system:masters by hub token, through cluster-proxy (ClusterPermission v-access), everywhere, on c1',
    ]);
  });

  test('a service account reads, however it is spelled', () => {
    const spelled = [...application(), bindIn('my-app', 'ClusterRole admin', user('system:serviceaccount:my-app:helper'))];
    expect(readers(model(spelled).toJson())).toStrictEqual(['ServiceAccount my-app/controller', 'ServiceAccount my-app/helper']);
    const other = [...application(), bindIn('my-app', 'ClusterRole admin', serviceAccount('helper'))];
    expect(model(spelled).diff(model(other)).changed).toBe(false);
  });
});

describe('who reads a token on the hub', () => {
  const reader = clusterRole('reader', [READ_SECRETS]);

  test('where it is issued', () => {
    expect(gained([reader, bindIn('c1', 'ClusterRole reader', user('mallory'))]))
      .toStrictEqual(['User mallory can read the token of account \'my-app\' where it is issued, in the namespace of the cluster on c1']);
    const found = model([...application(), reader, bindIn('c1', 'ClusterRole reader', user('mallory'))]);
    expect(found.toJson().issuedTokens).toStrictEqual([
      { account: 'my-app', cluster: 'c1', namespace: 'c1', secret: 'my-app', readers: ['User mallory'], possibleReaders: [] },
    ]);
    expect(who(found.whoCan('list', 'pods', 'c1')))
      .toContain('token reader User mallory by token of account my-app, issued in namespace c1, everywhere, on c1');
  });

  test('the agent that issues it is no reader', () => {
    const agent = 'system:open-cluster-management:cluster:c1:addon:managed-serviceaccount:agent:addon-agent';
    expect(gained([reader, bindIn('c1', 'ClusterRole reader', user(agent))])).toStrictEqual([]);
    expect(gained([reader, bindIn('c2', 'ClusterRole reader', user(agent))])).toHaveLength(1);
  });

  test('by its name, over the whole hub', () => {
    const named = clusterRole('one', [{ ...READ_SECRETS, resourceNames: ['c1-my-app'] }]);
    expect(gained([named, bindEverywhere('one', user('mallory'))]))
      .toStrictEqual(['User mallory can read the token of account \'my-app\' in namespace \'my-app\' on c1']);
  });

  test('through aggregation, by which written rules are replaced', () => {
    expect(gained([aggregated('sum', { x: 'y' }), clusterRole('part', [READ_SECRETS], { x: 'y' }), bindEverywhere('sum', user('mallory'))]))
      .toStrictEqual(['User mallory can read every Secret of the hub']);
    const replaced = [aggregated('sum', { x: 'y' }, [READ_SECRETS]), clusterRole('part', [READ_PODS], { x: 'y' }), bindEverywhere('sum', user('mallory'))];
    expect(gained(replaced)).toStrictEqual([]);
    expect(gained([clusterRole('part', [READ_SECRETS], VIEW_LABEL), bindEverywhere('view', user('mallory'))]))
      .toStrictEqual(['User mallory can read every Secret of the hub']);
    expect(gained([clusterRole('part', [READ_SECRETS], VIEW_LABEL), bindEverywhere('sum', user('mallory')), aggregated('sum', {
      'rbac.authorization.k8s.io/aggregate-to-edit': 'true',
    })])).toStrictEqual(['User mallory can read every Secret of the hub']);
  });

  test('through written rules that nothing replaces', () => {
    const sum = [aggregated('sum', { x: 'y' }, [READ_SECRETS]), bindEverywhere('sum', user('mallory'))];
    const above = [aggregated('all', { is: 'sum' }), aggregated('sum', { x: 'y' }, [READ_SECRETS], { is: 'sum' }), bindEverywhere('all', user('mallory'))];
    const empty = clusterRole('part', [], { x: 'y' });
    for (const manifests of [sum, above, [...sum, empty]]) {
      expect(gained(manifests, [], OPTIONS)).toStrictEqual(['User mallory can read every Secret of the hub']);
      expect(gained(manifests)).toStrictEqual(['User mallory can read every Secret of the hub, depending on a part of ClusterRole sum, which the input lacks']);
    }
    const on = (options: AccessOptions) => who(model([...application(), work('c1', 'w', sum)], options).whoCan('get', 'secrets'));
    expect(on(OPTIONS)).toStrictEqual(['hub identity hub user mallory by hub token, through cluster-proxy (ManifestWork w), everywhere, on c1']);
    expect(on(PART)).toStrictEqual([
      'perhaps hub identity hub user mallory by hub token, through cluster-proxy (ManifestWork w), '
        + 'if a part of ClusterRole sum allows it: its rights are not in the input, on c1',
    ]);
  });

  test('through a part of a role, whatever another part decides', () => {
    const parts = [clusterRole('sure', [READ_SECRETS], { is: 'part' }), aggregated('open', { x: 'y' }, [READ_PODS], { is: 'part' })];
    const manifests = [...parts, aggregated('all', { is: 'part' }), bindEverywhere('all', user('mallory'))];
    expect(gained(manifests)).toStrictEqual(['User mallory can read every Secret of the hub']);
    expect(gained([work('c1', 'w', manifests)])).toStrictEqual([
      'hub user mallory may do what a part of ClusterRole open allows (its rights are not in the input) with its hub token on c1',
      'hub user mallory may get, list secrets with its hub token on c1',
    ]);
  });

  test('as the server has a role of Kubernetes, and not as Kubernetes ships it', () => {
    const live = (role: Json): Json => ({ ...role, metadata: { ...role.metadata as Json, uid: String((role.metadata as Json).name) } });
    const edit = live(aggregated('edit', { 'rbac.authorization.k8s.io/aggregate-to-edit': 'true' }, [READ_PODS]));
    const scheduler = live(clusterRole('system:kube-controller-manager', [READ_PODS]));
    const bound = ['edit', 'system:kube-controller-manager'].map(name => bindEverywhere(name, user('mallory')));
    expect(gained(bound)).toStrictEqual(['User mallory can read every Secret of the hub']);
    expect(gained([...bound, edit, scheduler])).toStrictEqual([]);
    // What somebody adds counts all the same.
    const more = clusterRole('more', [READ_SECRETS], { 'rbac.authorization.k8s.io/aggregate-to-edit': 'true' });
    expect(gained([more], [...bound, edit, scheduler])).toStrictEqual(['User mallory can read every Secret of the hub']);
    const cleans = [binding('kube-system', 'app-clusters'), bindIn('kube-system', 'Role system:controller:token-cleaner', user('mallory'))];
    const cleaner = live(namespacedRole('system:controller:token-cleaner', [READ_PODS], 'kube-system'));
    expect(readers(model([...application(), ...cleans]).toJson(), 'kube-system')).toStrictEqual(['User mallory']);
    expect(readers(model([...application(), ...cleans, cleaner]).toJson(), 'kube-system')).toStrictEqual([]);
  });

  test('through two roles that aggregate each other: one has all the rules, or the order decides', () => {
    const pair = (other: Json[]) => [
      aggregated('a', { to: 'a' }, [READ_SECRETS], { to: 'b' }), aggregated('b', { to: 'b' }, other, { to: 'a' }), bindEverywhere('b', user('m')),
    ];
    const perhaps = (role: string) => `User m can read every Secret of the hub, depending on a part of ClusterRole ${role}, which the input lacks`;
    expect(gained(pair([]), [], OPTIONS)).toStrictEqual(['User m can read every Secret of the hub']);
    expect(gained(pair([]))).toStrictEqual([perhaps('a')]);
    expect(gained(pair([READ_PODS]), [], OPTIONS)).toStrictEqual([perhaps('b')]);
    const sure = clusterRole('sure', [READ_SECRETS], { to: 'b' });
    expect(gained([...pair([READ_PODS]), sure], [], OPTIONS)).toStrictEqual(['User m can read every Secret of the hub']);
  });

  test('through a role that the input lacks, by its name', () => {
    expect(gained([bindEverywhere('operator', user('mallory'))]))
      .toStrictEqual(['User mallory can read every Secret of the hub, depending on ClusterRole operator, which the input lacks']);
    expect(gained([bindIn('my-app', 'Role operator', user('mallory'))])).toStrictEqual([
      'User mallory can read the token of account \'my-app\' in namespace \'my-app\', depending on Role operator, which the input lacks on c1, c2',
    ]);
    expect(gained([bindEverywhere('operator', user('mallory'))], [], OPTIONS)).toStrictEqual([]);
    const known = clusterRole('operator', [READ_SECRETS]);
    const bound = [...application(), bindEverywhere('operator', user('m'))];
    const change = model(bound).diff(model([...bound, known]));
    expect([change.gained.length, change.lost.length]).toStrictEqual([1, 0]);
  });

  test('through a role of Kubernetes that the input lacks, as Kubernetes ships it', () => {
    expect(gained([bindEverywhere('system:kube-controller-manager', user('mallory'))])).toStrictEqual(['User mallory can read every Secret of the hub']);
    expect(gained([bindEverywhere('system:node-proxier', user('mallory'))])).toStrictEqual([]);
  });

  test('through a binding whose namespace nobody states', () => {
    expect(gained([namespacedRole('m', [READ_SECRETS]), bindIn(undefined, 'Role m', user('mallory'))])).toStrictEqual([
      'User mallory can read the token of account \'my-app\' in namespace \'my-app\', '
        + 'depending on the namespace of RoleBinding m-binding, which the input lacks on c1, c2',
      'User mallory can read the token of account \'my-app\' where it is issued, '
        + 'depending on the namespace of RoleBinding m-binding, which the input lacks on c1, c2',
    ]);
    expect(gained([namespacedRole('m', [READ_PODS]), bindIn(undefined, 'Role m', user('mallory'))])).toStrictEqual([]);
  });
});

test('what is created below an object is allowed by the name of the object', () => {
  const rules = [{ apiGroups: [''], resources: ['pods/exec', 'serviceaccounts/token', 'pods'], resourceNames: ['one'], verbs: ['create'] }];
  const found = model([...application(), grants('c1', 'my-app', rules)]);
  for (const below of ['pods/exec', 'serviceaccounts/token']) {
    expect(who(found.whoCan('create', below))).toStrictEqual(['consumer my-app/my-app by token of account my-app, everywhere, only for \'one\', on c1']);
  }
  expect(who(found.whoCan('create', 'pods'))).toStrictEqual([]);
});

test('a binding without a namespace gives nothing everywhere on a cluster', () => {
  const manifests = [...instead(application(), 'ClusterPermission'), work('c1', 'w', [
    namespacedRole('m', [READ_PODS]), bindIn(undefined, 'Role m', serviceAccount('my-app', 'open-cluster-management-agent-addon')),
  ])];
  expect(who(model(manifests).whoCan('list', 'pods'))).toStrictEqual([
    'perhaps consumer my-app/my-app by token of account my-app, in a namespace that is not stated, on c1',
  ]);
});

test('an application that the role of its binding decides is not known to lack anything', () => {
  const unknown = [...instead(instead(application(), 'Role'), 'RoleBinding'), bindEverywhere('operator', serviceAccount('controller', 'my-app'))];
  expect(model(unknown).explain('my-app/my-app', 'c1').path.filter(({ step }) => step === 'hub role').map(({ state }) => state)).toStrictEqual(['unknown']);
  expect(model(unknown, OPTIONS).explain('my-app/my-app', 'c1').path.filter(({ step }) => step === 'hub role').map(({ state }) => state))
    .toStrictEqual(['broken']);
});

import { AccessModel } from '../../../../src/analysis/access-model';
import { Json } from '../../../../src/kubernetes/json';
import { account, application, binding, getSecrets, grants, OPTIONS, permission, READ_PODS, role, subject } from '../../../fixtures/builders';

const diff = (base: Json[], head: Json[]) => AccessModel.fromManifests(base, OPTIONS).diff(AccessModel.fromManifests(head, OPTIONS));
const DELETE = { ...READ_PODS, verbs: ['delete'] };
const JOBS = { apiGroups: ['batch'], resources: ['jobs'], verbs: ['create'] };

test('what one identity gains on several clusters is one row', () => {
  const [base, head] = [[READ_PODS], [READ_PODS, DELETE, JOBS]]
    .map(rules => ['c1', 'c2'].flatMap(cluster => [account(cluster, 'x'), grants(cluster, 'x', rules)]));
  const rows = [{ who: 'account \'x\'', rights: ['create jobs.batch', 'delete pods'], clusters: ['c1', 'c2'], namespaces: [] }];
  const [there, back] = [diff(base, head), diff(head, base)];
  expect([there.whoGains, there.whoLoses]).toStrictEqual([rows, []]);
  expect([back.whoGains, back.whoLoses]).toStrictEqual([[], rows]);
});

test('clusters on which somebody gains something else are another row', () => {
  const on = (first: Json[], second: Json[]) => [account('c1', 'x'), account('c2', 'x'), grants('c1', 'x', first), grants('c2', 'x', second)];
  expect(diff(on([READ_PODS], [READ_PODS]), on([READ_PODS, DELETE], [READ_PODS, DELETE, JOBS])).whoGains).toStrictEqual([
    { who: 'account \'x\'', rights: ['create jobs.batch', 'delete pods'], clusters: ['c2'], namespaces: [] },
    { who: 'account \'x\'', rights: ['delete pods'], clusters: ['c1'], namespaces: [] },
  ]);
});

test('rights of a new account are apart by their namespaces', () => {
  const within = permission('c1', 'y', {
    roles: ['a', 'b'].map(namespace => ({ namespace, rules: [JOBS] })),
    roleBindings: ['a', 'b'].map(namespace => ({ namespace, roleRef: { kind: 'Role' }, subject: subject('x') })),
  });
  expect(diff([], [account('c1', 'x'), grants('c1', 'x'), within]).whoGains).toStrictEqual([
    { who: 'account \'x\'', rights: ['create jobs.batch'], clusters: ['c1'], namespaces: ['a', 'b'] },
    { who: 'account \'x\'', rights: ['get, list, watch pods'], clusters: ['c1'], namespaces: [] },
  ]);
});

test('tokens, their copies and what is about the hub name no namespaces of a cluster', () => {
  const head = [
    ...application(), binding('other', 'app-clusters'), ...role('my-app', 'r', [getSecrets('c1-my-app')], 'helper'),
    ...role('c2', 'one-step', [{ apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['create'] }], 'my-app/helper'),
  ];
  expect(diff(application(), head).whoGains).toStrictEqual([
    { who: 'ServiceAccount my-app/helper', rights: ['create serviceaccounts/token, in hub namespace \'c2\''], clusters: [] },
    { who: 'ServiceAccount my-app/helper', rights: ['the token of account \'my-app\', in hub namespace \'my-app\''], clusters: ['c1'] },
    { who: 'who reads Secrets in hub namespace \'other\'', rights: ['a copy of the token of account \'my-app\''], clusters: ['c1', 'c2'] },
  ]);
});

test('every gain has a row: nothing that fails a comparison is left out of the table', () => {
  const jane = grants('c2', 'y', [READ_PODS], [{ kind: 'User', name: 'jane' }]);
  const local = grants('w1', 'z', [READ_PODS], [{ kind: 'ServiceAccount', name: 'local', namespace: 'n' }]);
  const found = diff([account('c1', 'x', { validity: '1h' })], [account('c1', 'x'), jane, local, account('c2', 'bare'), grants('w1', 'elsewhere')]);
  expect(found.gained.map(({ messageId }) => messageId).sort())
    .toStrictEqual(['account-without-rights', 'hub-identity', 'rights-elsewhere', 'token-validity', 'unresolved-subject']);
  expect(found.whoGains.map(({ who, rights }) => `${who}: ${rights.join('; ')}`)).toStrictEqual([
    'ServiceAccount n/local, which the input does not resolve: get, list, watch pods',
    'account \'bare\': a token without rights in the input',
    'account \'elsewhere\', which is not in the input: get, list, watch pods',
    'account \'x\': a token valid for 24h0m0s instead of 1h',
    'hub user jane: get, list, watch pods',
  ]);
});

import * as fc from 'fast-check';
import { Json } from '../../src/kubernetes/json';
import { beyond, describeRights, holds, right, rightsOf, toRules } from '../../src/kubernetes/rbac-rules';

const rule = (verbs: string[], resources: string[], apiGroups = [''], more: Json = {}): Json => ({ apiGroups, resources, verbs, ...more });
const covers = (owner: Json[], wanted: Json[]) => beyond(rightsOf(wanted), rightsOf(owner)).length === 0;

/** Kubernetes' own table of cases, by its meaning (component-helpers auth/rbac/validation/policy_comparator_test.go). */
test.each<[string, boolean, Json[], Json[]]>([
  ['the same rule', true, [rule(['get'], ['pods'])], [rule(['get'], ['pods'])]],
  ['a rule in parts', true, [rule(['get'], ['pods']), rule(['list'], ['pods'])], [rule(['get', 'list'], ['pods'])]],
  ['a missing verb', false, [rule(['get'], ['pods'])], [rule(['get', 'list'], ['pods'])]],
  ['all verbs', true, [rule(['*'], ['pods'])], [rule(['delete'], ['pods'])]],
  ['all verbs asked for, some given', false, [rule(['get', 'list'], ['pods'])], [rule(['*'], ['pods'])]],
  ['all groups', true, [rule(['get'], ['jobs'], ['*'])], [rule(['get'], ['jobs'], ['batch'])]],
  ['all groups asked for', false, [rule(['get'], ['jobs'], ['batch'])], [rule(['get'], ['jobs'], ['*'])]],
  ['another group', false, [rule(['get'], ['jobs'])], [rule(['get'], ['jobs'], ['batch'])]],
  ['all resources', true, [rule(['get'], ['*'])], [rule(['get'], ['pods', 'pods/log'])]],
  ['a resource does not hold its sub-resources', false, [rule(['get'], ['pods'])], [rule(['get'], ['pods/log'])]],
  ['one sub-resource of every resource', true, [rule(['update'], ['*/scale'])], [rule(['update'], ['deployments/scale'])]],
  ['that is not the resource itself', false, [rule(['update'], ['*/scale'])], [rule(['update'], ['deployments'])]],
  ['nor another sub-resource', false, [rule(['update'], ['*/scale'])], [rule(['update'], ['deployments/status'])]],
  ['an empty name holds no name', false, [rule(['get', '*'], ['secrets'], [''], { resourceNames: [''] })], [rule(['get'], ['secrets'])]],
  [
    'an empty name holds requests without one',
    true,
    [rule(['*'], ['secrets'], [''], { resourceNames: [''] })],
    [rule(['list', 'watch', 'create'], ['secrets'])],
  ],
  [
    'an empty name holds nothing that has a name by itself',
    false,
    [rule(['*'], ['pods/exec'], [''], { resourceNames: [''] })],
    [rule(['create'], ['pods/exec'])],
  ],
  [
    'an empty name beside another',
    true,
    [rule(['get'], ['secrets'], [''], { resourceNames: ['', 'a'] })],
    [rule(['get'], ['secrets'], [''], { resourceNames: ['a'] })],
  ],
  ['all names hold one name', true, [rule(['get'], ['secrets'])], [rule(['get'], ['secrets'], [''], { resourceNames: ['a'] })]],
  ['one name does not hold all', false, [rule(['get'], ['secrets'], [''], { resourceNames: ['a'] })], [rule(['get'], ['secrets'])]],
  [
    'names in parts',
    true,
    [rule(['get'], ['secrets'], [''], { resourceNames: ['a'] }), rule(['get'], ['secrets'], [''], { resourceNames: ['b'] })],
    [rule(['get'], ['secrets'], [''], { resourceNames: ['a', 'b'] })],
  ],
  [
    'a name that is missing',
    false,
    [rule(['get'], ['secrets'], [''], { resourceNames: ['a'] })],
    [rule(['get'], ['secrets'], [''], { resourceNames: ['a', 'b'] })],
  ],
  ['a path', true, [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }], [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }]],
  ['every path', true, [{ nonResourceURLs: ['*'], verbs: ['*'] }], [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }]],
  ['paths below', true, [{ nonResourceURLs: ['/apis/*'], verbs: ['get'] }], [{ nonResourceURLs: ['/apis/batch/*', '/apis/x'], verbs: ['get'] }]],
  ['a path beside', false, [{ nonResourceURLs: ['/apis/*'], verbs: ['get'] }], [{ nonResourceURLs: ['/api'], verbs: ['get'] }]],
  ['resources are no paths', false, [rule(['*'], ['*'], ['*'])], [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }]],
  ['a wildcard within a name is none', false, [rule(['get'], ['*s'])], [rule(['get'], ['pods'])]],
  ['all verbs on one name', true, [rule(['*'], ['secrets'], [''], { resourceNames: ['a'] })], [rule(['get'], ['secrets'], [''], { resourceNames: ['a'] })]],
  ['paths are no resources of a group called url', false, [{ nonResourceURLs: ['pods'], verbs: ['*'] }], [rule(['get'], ['pods'], ['url'])]],
  ['resources of a group called url are no paths', false, [rule(['*'], ['/metrics'], ['url'])], [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }]],
  ['resources of a group called url', true, [rule(['*'], ['*'], ['*'])], [rule(['get'], ['pods'], ['url'])]],
  ['one path by every verb', true, [{ nonResourceURLs: ['/metrics'], verbs: ['*'] }], [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }]],
  ['a whole path with a star', true, [{ nonResourceURLs: ['/metrics*'], verbs: ['get'] }], [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }]],
  ['paths are no resources', false, [{ nonResourceURLs: ['*'], verbs: ['*'] }], [rule(['get'], ['pods'])]],
])('%s: %s', (_, held, owner, wanted) => {
  expect(covers(owner, wanted)).toBe(held);
});

test('a rule without verbs, or with nothing to use them on, gives nothing', () => {
  expect(rightsOf([{ apiGroups: [''], resources: ['pods'] }, { verbs: ['get'] }, { apiGroups: 'x', resources: 1, verbs: ['get'] }])).toStrictEqual(new Set());
});

const anyRule = fc.record({
  apiGroups: fc.subarray(['', 'apps', '*'], { minLength: 1 }),
  resources: fc.subarray(['pods', 'pods/log', '*/log', '*'], { minLength: 1 }),
  verbs: fc.subarray(['get', 'list', '*'], { minLength: 1 }),
  resourceNames: fc.subarray(['a', 'b']),
});

test('rights written as rules again are the same rights', () => {
  fc.assert(fc.property(fc.array(anyRule), rules => {
    expect(rightsOf(toRules(rightsOf(rules)))).toStrictEqual(rightsOf(rules));
  }));
});

test('rights are written as rules in one order: one rule for each resource and name, with all its verbs', () => {
  const rights = rightsOf([
    { nonResourceURLs: ['/metrics'], verbs: ['post', 'get'] },
    rule(['watch', 'get'], ['services', 'pods']),
    rule(['get'], ['secrets'], [''], { resourceNames: ['b', 'a'] }),
    rule(['list'], ['pods']), rule(['create'], ['jobs'], ['batch']), rule(['create'], ['jobs'], ['apps']),
  ]);
  expect(toRules(rights)).toStrictEqual([
    { ...rule(['get', 'list', 'watch'], ['pods']) },
    { ...rule(['get'], ['secrets'], [''], { resourceNames: ['a'] }) },
    { ...rule(['get'], ['secrets'], [''], { resourceNames: ['b'] }) },
    { ...rule(['get', 'watch'], ['services']) },
    { ...rule(['create'], ['jobs'], ['apps']) },
    { ...rule(['create'], ['jobs'], ['batch']) },
    { nonResourceURLs: ['/metrics'], verbs: ['get', 'post'] },
  ]);
  expect(beyond(rights, new Set([right('get', '', 'pods')]))).toStrictEqual([...rights].filter(item => item !== right('get', '', 'pods')).sort());
});

test('more rules never hold less, and everything holds itself', () => {
  fc.assert(fc.property(fc.array(anyRule), fc.array(anyRule), (some, more) => {
    expect(beyond(rightsOf(some), rightsOf([...some, ...more]))).toStrictEqual([]);
  }));
});

test('rights in words say what on what, once for each way', () => {
  expect(describeRights(rightsOf([
    rule(['list', 'get'], ['pods', 'services']),
    rule(['get'], ['secrets'], [''], { resourceNames: ['a'] }),
    { nonResourceURLs: ['/metrics'], verbs: ['get'] },
  ])))
    .toStrictEqual(['get /metrics, secrets \'a\'', 'get, list pods, services']);
  expect(holds(rightsOf([rule(['get'], ['pods'])]), right('get', '', 'pods', 'one'))).toBe(true);
});

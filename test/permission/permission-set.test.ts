import { PermissionRule, PermissionSet } from '../../src';
import { EDIT_RULES } from '../../src/permission/presets';

const rules = (list: PermissionRule[], namespaces?: string[]) => () => PermissionSet.rules(list, { namespaces });

test('edit gives no way to tokens, Secrets, roles or other identities', () => {
  const resources = EDIT_RULES.flatMap(rule => rule.resources ?? []);
  expect(resources.filter(resource => /secret|token|role|pods\/(exec|attach|portforward|proxy)/.test(resource))).toStrictEqual([]);
  const onAccounts = EDIT_RULES.filter(rule => rule.resources?.includes('serviceaccounts')).flatMap(rule => rule.verbs);
  expect([...new Set(onAccounts)].sort()).toStrictEqual(['get', 'list', 'watch']);
  expect(EDIT_RULES.flatMap(rule => rule.verbs)).not.toContain('impersonate');
  expect(JSON.stringify(EDIT_RULES)).not.toContain('*');
});

test('a permission says what it is in words', () => {
  expect([
    PermissionSet.readOnly(),
    PermissionSet.edit({ namespaces: ['b', 'a', 'b'] }),
    PermissionSet.clusterAdmin(),
    PermissionSet.fromClusterRoleName('reader', { namespaces: ['a'] }),
    PermissionSet.rules([{ apiGroups: ['batch'], resources: ['jobs'], verbs: ['get'] }, { nonResourceURLs: ['/metrics'], verbs: ['get'] }]),
  ].map(String)).toStrictEqual([
    'view on the whole cluster', 'edit in a, b', 'cluster-admin on the whole cluster', 'reader in a', 'rules on jobs.batch, /metrics on the whole cluster',
  ]);
});

test.each<[string, () => unknown, string]>([
  ['no rules', rules([]), 'PermissionSet.rules: rules = []: is empty; give at least one rule'],
  ['no verbs', rules([{ resources: ['pods'], verbs: [] }]),
    'PermissionSet.rules: rules[0].verbs = []: is empty, so the rule allows nothing; give verbs such as get, list, '
      + 'watch'],
  ['nothing to do them with', rules([{ verbs: ['get'] }]), 'rules[0] = {"verbs":["get"]}: has neither resources nor nonResourceURLs; give one of the two'],
  ['both', rules([{ resources: ['pods'], nonResourceURLs: ['/a'], verbs: ['get'] }]), 'has both resources and nonResourceURLs; give one of the two'],
  ['paths in a namespace', rules([{ nonResourceURLs: ['/a'], verbs: ['get'] }], ['a']),
    'rules[0].nonResourceURLs = ["/a"]: are cluster-wide and take neither apiGroups nor resourceNames'],
  ['an empty list of names', rules([{ resources: ['secrets'], resourceNames: [], verbs: ['get'] }]),
    'rules[0].resourceNames = []: is empty, which RBAC reads as all names; leave it out, or name some'],
  ['an empty list of groups', rules([{ apiGroups: [], resources: ['pods'], verbs: ['get'] }]),
    'rules[0].apiGroups = []: is empty, so the rule applies to no resource; leave it out, or name some'],
  ['a role that is none', () => PermissionSet.fromClusterRoleName(''), "PermissionSet.fromClusterRoleName: name = '': is not the name of a ClusterRole"],
])('a grant with %s is refused', (_, make, message) => {
  expect(make).toThrow(message);
});

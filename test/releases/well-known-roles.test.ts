import * as fs from 'fs';
import * as path from 'path';
import { holds, right } from '../../src/kubernetes/rbac-rules';
import { KUBERNETES_VERSIONS } from '../../src/releases/kubernetes/facts';
import { isWellKnownClusterRole, WELL_KNOWN_CLUSTER_ROLES, wellKnownClusterRole, wellKnownRole } from '../../src/releases/kubernetes/well-known-roles';

const LIST_SECRETS = right('list', '', 'secrets');

describe('roles that Kubernetes ships', () => {
  test('each has rights in some catalogued release, or others are aggregated to it', () => {
    const empty = WELL_KNOWN_CLUSTER_ROLES.filter(name => {
      const { sure, perhaps } = wellKnownClusterRole(name) ?? { sure: new Set(), perhaps: new Set() };
      return sure.size + perhaps.size === 0;
    });
    expect(empty).toStrictEqual(['admin', 'edit', 'view']);
  });

  test.each(KUBERNETES_VERSIONS)('the roles of %s were read: without that, what lasts to the newest that was would seem to end with it', release => {
    const file = fs.readFileSync(path.join(__dirname, '..', '..', 'src', 'releases', 'kubernetes', 'roles', 'cluster-roles.ts'), 'utf8');
    expect(file.split('export const')[0]).toContain(`v${release}.`);
  });

  test.each(KUBERNETES_VERSIONS)('in %s the controllers read Secrets and the proxy does not', release => {
    expect(holds(wellKnownClusterRole('system:kube-controller-manager', release)!.sure, LIST_SECRETS)).toBe(true);
    expect(holds(wellKnownClusterRole('system:node-proxier', release)!.sure, LIST_SECRETS)).toBe(false);
    expect(wellKnownClusterRole('system:node-proxier', release)!.perhaps.size).toBe(0);
  });

  test('what differs between releases is perhaps, and certain where the release is stated', () => {
    const claims = right('get', 'resource.k8s.io', 'resourceclaims');
    const part = 'system:aggregate-to-view';
    expect([wellKnownClusterRole(part)!.sure.has(claims), wellKnownClusterRole(part)!.perhaps.has(claims)]).toStrictEqual([false, true]);
    expect(['1.33', '1.34'].map(release => wellKnownClusterRole(part, release)!.sure.has(claims))).toStrictEqual([false, true]);
  });

  test('a rule that is only written in another way is the same in every release', () => {
    const { sure } = wellKnownClusterRole('system:aggregate-to-edit')!;
    expect(['configmaps', 'events'].map(resource => sure.has(right('create', '', resource)))).toStrictEqual([true, true]);
  });

  test('Roles have a namespace, and names count', () => {
    expect(wellKnownRole('kube-system', 'extension-apiserver-authentication-reader', '1.35')!.sure)
      .toStrictEqual(new Set(['get', 'list', 'watch'].map(verb => right(verb, '', 'configmaps', 'extension-apiserver-authentication'))));
    expect(wellKnownRole('default', 'extension-apiserver-authentication-reader')).toBeUndefined();
  });

  test('a role of somebody else is not known', () => {
    expect(['constructor', 'operator', 'toString'].map(isWellKnownClusterRole)).toStrictEqual([false, false, false]);
    expect(wellKnownClusterRole('operator')).toBeUndefined();
    expect(wellKnownRole('', 'constructor')).toBeUndefined();
  });
});

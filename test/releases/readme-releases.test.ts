import * as fs from 'fs';
import * as path from 'path';
import { ARGO_CD_VERSIONS } from '../../src/releases/argo-cd/facts';
import { CLUSTER_PERMISSION_VERSIONS } from '../../src/releases/cluster-permission/facts';
import { CLUSTER_PROXY_VERSIONS } from '../../src/releases/cluster-proxy/facts';
import { KUBERNETES_VERSIONS } from '../../src/releases/kubernetes/facts';
import { KUEUE_VERSIONS } from '../../src/releases/kueue/facts';
import { MANAGED_SERVICE_ACCOUNT_VERSIONS } from '../../src/releases/managed-service-account/facts';
import { OCM_VERSIONS } from '../../src/releases/ocm/facts';

const README = fs.readFileSync(path.join(__dirname, '..', '..', 'README.md'), 'utf8');

/** `0.15.2 – 0.15.4` is 0.15.2, 0.15.3 and 0.15.4. */
function expanded(range: string): string[] {
  const [first, last = first] = range.split(' – ').map(version => version.trim().split('.'));
  const [from, to] = [first, last].map(parts => Number(parts[parts.length - 1]));
  return Array.from({ length: to - from + 1 }, (_, i) => [...first.slice(0, -1), from + i].join('.'));
}

test.each<[string, readonly string[]]>([
  ['Open Cluster Management', OCM_VERSIONS],
  ['managed-serviceaccount', MANAGED_SERVICE_ACCOUNT_VERSIONS],
  ['cluster-proxy', CLUSTER_PROXY_VERSIONS],
  ['cluster-permission', CLUSTER_PERMISSION_VERSIONS],
  ['Kueue', KUEUE_VERSIONS],
  ['Kubernetes', KUBERNETES_VERSIONS],
  ['Argo CD', ARGO_CD_VERSIONS],
])('README lists the catalogued releases of %s', (component, versions) => {
  const [, catalogued] = new RegExp(`^\\| ${component} \\| ([^|]+) \\|`, 'm').exec(README) ?? [];
  expect(catalogued?.trim().split(', ').flatMap(expanded)).toStrictEqual([...versions]);
});

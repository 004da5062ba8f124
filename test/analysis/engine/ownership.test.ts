import { AccessModel, Finding } from '../../../src';
import { Json, record } from '../../../src/kubernetes/json';
import { account, OPTIONS } from '../../fixtures/builders';

const LONG = { validity: '2880h0m0s' };
const SHORT = { validity: '1m' };

function found(rule: string, manifests: Json[]): Finding[] {
  return AccessModel.fromManifests(manifests, OPTIONS).findings.filter(finding => finding.rule === rule);
}

/** With more in its metadata. */
function owned(manifest: Json, more: Json): Json {
  return { ...manifest, metadata: { ...record(manifest.metadata), ...more } };
}

describe('a finding about an object that another operator owns', () => {
  test.each<[string, string, Json]>([
    ['an owner reference', 'Set mine', { ownerReferences: [{ kind: 'Other', name: 'x' }, { kind: 'Set', name: 'mine', controller: true }] }],
    ['an owner that is named like the cluster', 'Config', { ownerReferences: [{ kind: 'Config', name: 'c1', controller: true }] }],
    ['an owner reference without a controller', 'Other x', { ownerReferences: [{ kind: 'Other', name: 'x' }] }],
    ['the label', 'some-operator', { labels: { 'app.kubernetes.io/managed-by': 'some-operator' } }],
  ])('is there by %s, names the owner, and has no patch', (_, owner, more) => {
    const [finding, ...others] = found('validity-out-of-bounds', [owned(account('c1', 'x', SHORT), more)]);
    expect(others).toStrictEqual([]);
    expect(finding).toMatchObject({ severity: 'error', data: { ownedBy: owner } });
    expect(finding.remedy).toStrictEqual({ description: expect.stringContaining(` (${owner} owns this object, and would undo`), question: expect.any(String) });
    expect(finding.message.endsWith(`; ${finding.remedy.description}`)).toBe(true);
  });

  test('is known for the accounts of the backup operator by their names', () => {
    expect(found('validity-long', [account('c1', 'auto-import-account', LONG)]).map(({ remedy }) => [remedy.patch, remedy.description]))
      .toStrictEqual([[undefined, expect.stringContaining('(cluster-backup-operator owns this object')]]);
  });

  test.each(['Helm', 'kustomize', 'argocd'])('is not there where %s only writes or applies it', tool => {
    const [finding] = found('validity-out-of-bounds', [owned(account('c1', 'x', SHORT), { labels: { 'app.kubernetes.io/managed-by': tool } })]);
    expect(finding.remedy.patch ?? finding.remedy.question).toBeDefined();
    expect(finding.message).not.toContain('owns this object');
  });
});

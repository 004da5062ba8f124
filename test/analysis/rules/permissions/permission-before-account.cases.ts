import { binding } from '../../../fixtures/accounts-inputs';
import { account, clusterSet, grants, permission, READ_PODS, subject } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

const WAVE = 'argocd.argoproj.io/sync-wave';
const wave = (manifest: Record<string, unknown>, value: string) => ({
  ...manifest,
  metadata: { ...Object(manifest.metadata), annotations: { [WAVE]: value } },
});

export const permissionBeforeAccountCases: RuleCases = {
  rule: 'permission-before-account',
  fires: [
    {
      when: 'it stands before the account in the input',
      manifests: [grants('c1', 'x'), account('c1', 'x')],
      field: 'its place in the input',
      message: 'order',
    },
    {
      when: 'one of several bindings names it',
      manifests: [
        permission('c1', 'y', { roleBindings: [binding('a', { namespace: 'n', subject: subject('other') }), binding('b', { namespace: 'n' })] }),
        account('c1', 'my-app'),
      ],
      field: 'its place in the input',
      message: 'order',
    },
    {
      when: 'both are in one wave',
      manifests: [wave(account('c1', 'x'), '1'), wave(grants('c1', 'x'), '1')],
      field: `metadata.annotations['${WAVE}']`,
      message: 'wave',
    },
    {
      when: 'only others have waves',
      manifests: [account('c1', 'x'), grants('c1', 'x'), wave(clusterSet('s', {}), '-1')],
      field: `metadata.annotations['${WAVE}']`,
      message: 'wave',
    },
  ],
  silent: [
    { manifests: [account('c1', 'x'), grants('c1', 'x')] },
    { manifests: [wave(grants('c1', 'x'), '2'), wave(account('c1', 'x'), '1')] },
    { manifests: [grants('c1', 'x', [READ_PODS], [{ kind: 'User', name: 'x' }, { kind: 'ServiceAccount', name: 'x', namespace: 'n' }]), account('c1', 'x')] },
    { manifests: [grants('c1', 'x'), { ...account('c1', 'x'), metadata: { name: 'x', namespace: 'c1', uid: 'u' } }] },
    { manifests: [{ ...grants('c1', 'x'), metadata: { name: 'x', namespace: 'c1', uid: 'u' } }, account('c1', 'x')] },
  ],
  notApplicable: { manifests: [account('c1', 'x')] },
};

import { binding, clusterSet } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const suppressionWithoutFindingCases: RuleCases = {
  rule: 'suppression-without-finding',
  fires: [
    {
      when: 'the annotation meets nothing',
      manifests: [
        clusterSet('s', { matchLabels: { a: 'b' } }),
        { ...binding('n', 's'), metadata: { name: 's', namespace: 'n', annotations: { 'cdk8s-ocm/suppress.binding-name': 'once was' } } },
      ],
      field: 'metadata.annotations[\'cdk8s-ocm/suppress.binding-name\']',
      message: 'unused-annotation',
    },
    {
      when: 'the option meets nothing',
      manifests: [],
      options: { suppressions: [{ rule: 'binding-name', kind: 'ManagedClusterSetBinding', reason: 'once was' }] },
      field: 'suppressions',
      message: 'unused-option',
    },
    {
      when: 'it has no reason',
      field: 'metadata.annotations[\'cdk8s-ocm/suppress.set-without-selector\']',
      message: 'no-reason',
      manifests: [{ ...clusterSet('s', undefined), metadata: { name: 's', annotations: { 'cdk8s-ocm/suppress.set-without-selector': ' ' } } }],
    },
    {
      when: 'an acknowledged copy is not there',
      field: 'metadata.annotations[\'cdk8s-ocm/acknowledged-copies\']',
      message: 'unused-acknowledgement',
      manifests: [
        clusterSet('s', { matchLabels: { use: 'app' } }),
        binding('n', 's', { annotations: { 'cdk8s-ocm/acknowledged-copies': 'gone: the same team' } }),
      ],
    },
    {
      when: 'an acknowledged copy has no reason',
      field: 'acknowledgedCopies',
      message: 'no-reason',
      manifests: [],
      options: { acknowledgedCopies: [{ account: 'a', namespace: 'n', reason: '' }] },
    },
  ],
  silent: [
    // Without a fleet nobody knows which tokens are copied.
    {
      manifests: [
        clusterSet('s', { matchLabels: { use: 'app' } }),
        binding('n', 's', { annotations: { 'cdk8s-ocm/acknowledged-copies': 'x: the same team' } }),
      ],
      options: { fleet: [] },
    },
    {
      manifests: [{
        ...clusterSet('s', undefined),
        metadata: { name: 's', annotations: { 'cdk8s-ocm/suppress.set-without-selector': 'filled in by another team' } },
      }],
    },
  ],
  notApplicable: { manifests: [clusterSet('s', {})] },
};

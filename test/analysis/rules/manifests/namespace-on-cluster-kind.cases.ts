import { account, clusterSet } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const namespaceOnClusterKindCases: RuleCases = {
  rule: 'namespace-on-cluster-kind',
  fires: [{
    when: 'a set has one',
    manifests: [{ ...clusterSet('s', { matchLabels: { a: 'b' } }), metadata: { name: 's', namespace: 'n' } }],
    field: 'metadata.namespace',
    message: 'cluster-scoped',
  }],
  notApplicable: { manifests: [account('c1', 'x')] },
};

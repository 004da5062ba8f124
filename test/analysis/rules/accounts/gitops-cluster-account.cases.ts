import { Json } from '../../../../src/kubernetes/json';
import { none } from '../../../fixtures/accounts-inputs';
import { account, binding, clusterSet, gitOpsCluster, placement } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

const SETS = [clusterSet('apps', { matchLabels: { use: 'app' } }), clusterSet('hubs', { matchLabels: { 'local-cluster': 'true' } })];
const ACCOUNTS = [account('c1', 'push'), account('c2', 'push')];
const BOUND = [...SETS, binding('argocd', 'apps'), binding('argocd', 'hubs')];
const select = (labelSelector: Json, more: Json = {}) => placement({ predicates: [{ requiredClusterSelector: { labelSelector, ...more } }] });
const tainted = {
  apiVersion: 'cluster.open-cluster-management.io/v1',
  kind: 'ManagedCluster',
  metadata: { name: 'c1', labels: { use: 'app' } },
  spec: { taints: [{ key: 'k', effect: 'NoSelect' }] },
};

const field = 'spec.managedServiceAccountRef';
const wrong = (where: Json) => [...BOUND, ...ACCOUNTS, where, gitOpsCluster('pusher')];
const incomplete = { complete: false };

export const gitopsClusterAccountCases: RuleCases = {
  rule: 'gitops-cluster-account',
  fires: [
    { when: 'no cluster has the account', manifests: wrong(placement({})), field, message: 'no-account' },
    { when: 'the set is named', manifests: wrong(placement({ clusterSets: ['apps'] })), field, message: 'no-account' },
    {
      when: 'one of two clusters has it, and one of two predicates selects the other',
      manifests: [
        ...BOUND, account('c1', 'push'), gitOpsCluster('push'),
        placement({ predicates: [{ requiredClusterSelector: { labelSelector: { matchLabels: { use: 'x' } } } }, { requiredClusterSelector: {} }] }),
      ],
      field,
      message: 'no-account',
    },
  ],
  silent: [
    { manifests: [...BOUND, ...ACCOUNTS, placement({}), gitOpsCluster('push')] },
    { manifests: [...BOUND, ...ACCOUNTS, placement({ clusterSets: ['apps'] }), gitOpsCluster('push')], options: incomplete },
    { manifests: wrong(placement({ clusterSets: ['hubs'] })) },
    { manifests: wrong(select({ matchLabels: { use: 'batch' } })) },
    { manifests: wrong(select({ matchLabels: { use: 'batch' } }, { celSelector: { celExpressions: ['true'] } })) },
    // No token is used, or another makes the accounts.
    ...[{ createBlankClusterSecrets: true }, { createPolicyTemplate: true }, { gitopsAddon: { argoCDAgent: { enabled: true } } }]
      .map(more => ({ manifests: [...BOUND, placement({}), gitOpsCluster('push', more)] })),
  ],
  notApplicable: none,
  unknown: [
    { manifests: wrong(placement({ clusterSets: ['apps'] })), options: incomplete, missing: 'accounts' },
    { manifests: wrong(placement({ numberOfClusters: 1 })), missing: 'placed-clusters' },
    { manifests: wrong(select({ matchLabels: { use: 'app' } }, { claimSelector: { matchExpressions: [] } })), missing: 'placed-clusters' },
    { manifests: wrong(select({ matchExpressions: [{ key: 'use', operator: 'Near' }] })), missing: 'placed-clusters' },
    { manifests: [...SETS, ...ACCOUNTS, placement({}), gitOpsCluster('pusher')], options: incomplete, missing: 'placed-clusters' },
    { manifests: [...wrong(placement({})), tainted], options: { fleet: [] }, missing: 'placed-clusters' },
    { manifests: wrong(placement({})), options: { fleet: [] }, missing: 'placed-clusters' },
    { manifests: [...BOUND, ...ACCOUNTS, gitOpsCluster('pusher')], missing: 'placement' },
    { manifests: [placement({}), gitOpsCluster('pusher')], options: { fleet: [] }, missing: 'fleet' },
  ],
};

import { Fact } from '../fact';
import { patches } from '../release';

/** OCM hub releases that make ClusterProfiles per bound set. Before 1.2 all profiles lay in one fixed namespace. */
export const OCM_VERSIONS = [...patches('1.2', 0, 1), ...patches('1.3', 0, 1)];

/** Hub feature gate that makes ClusterProfiles; off by default. */
export const CLUSTER_PROFILE_GATE: Fact<string> = [
  {
    since: '1.2.0',
    value: 'ClusterProfile',
    source: 'open-cluster-management-io/api feature/feature.go@v1.3.0',
    proof: 'run:live',
  },
];

/** API version in which add-ons are served and stored by the hub and its converters. */
export const ADD_ON_API: Fact<string> = [
  {
    since: '1.2.0',
    value: 'addon.open-cluster-management.io/v1beta1',
    source: 'open-cluster-management-io/ocm manifests/cluster-manager/hub/crds@v1.3.1 (v1alpha1 stays the stored version)',
    proof: 'read',
  },
];

/** Defects that decide which patch to run. */
export const KNOWN_PROBLEMS: Fact<readonly string[]> = [
  { since: '1.2.0', value: [], source: 'open-cluster-management-io/ocm@v1.2.0', proof: 'read' },
  {
    since: '1.3.0',
    value: ['ocm#1526: ClusterManagementAddOns with supportedConfigs but no defaultConfig break, the managed-serviceaccount 0.10 chart among them'],
    source: 'open-cluster-management-io/ocm issue 1526',
    proof: 'read',
  },
  { since: '1.3.1', value: [], source: 'open-cluster-management-io/ocm pull request 1528', proof: 'read' },
];

import { KnownProblem } from '../component';

export const KNOWN_PROBLEMS: readonly KnownProblem[] = [
  {
    id: 'ocm#1526',
    problem: 'a ClusterManagementAddOn with supportedConfigs and no defaultConfig breaks, that of the managed-serviceaccount 0.10 chart among them',
    security: false,
    present: [
      { since: '1.2.0', value: false, source: 'open-cluster-management-io/ocm@v1.2.0', proof: 'read' },
      { since: '1.3.0', value: true, source: 'open-cluster-management-io/ocm issue 1526', proof: 'read' },
      { since: '1.3.1', value: false, source: 'open-cluster-management-io/ocm pull request 1528', proof: 'read' },
    ],
  },
];

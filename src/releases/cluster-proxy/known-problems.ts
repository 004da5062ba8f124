import { KnownProblem } from '../component';

export const KNOWN_PROBLEMS: readonly KnownProblem[] = [
  {
    id: 'CVE-2026-66794',
    problem: 'the user server forwards to any Service of a managed cluster, and not to its API server alone',
    security: true,
    present: [
      { since: '0.10.0', value: true, source: 'open-cluster-management-io/cluster-proxy issue 360', proof: 'read' },
      { since: '0.12.0', value: false, source: 'open-cluster-management-io/cluster-proxy issue 360, pull request 366', proof: 'read' },
    ],
  },
];

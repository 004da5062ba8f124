import { CHANGE_LOG_018, CHANGE_LOG_019 } from './change-logs';
import { KnownProblem } from '../component';

/** Defects that are mended in one patch and come back with the next minor have a row for each. Nothing was looked up about 0.15 to 0.17. */
export const KNOWN_PROBLEMS: readonly KnownProblem[] = [
  {
    id: 'kueue#15092',
    problem: 'a workload that ends as OwnerNotFound on a worker is finished for good on the hub, and its pods stay gated',
    security: false,
    present: [
      { since: '0.18.0', value: true, source: `${CHANGE_LOG_018}, v0.18.7 (pull request 15092)`, proof: 'change log' },
      { since: '0.18.7', value: false, source: `${CHANGE_LOG_018}, v0.18.7 (pull request 15092)`, proof: 'change log' },
      { since: '0.19.0', value: true, source: `${CHANGE_LOG_019}, v0.19.3 (pull request 15082)`, proof: 'change log' },
      { since: '0.19.3', value: false, source: `${CHANGE_LOG_019}, v0.19.3 (pull request 15082)`, proof: 'change log' },
    ],
  },
  {
    id: 'kueue#15353',
    problem: 'the manager can crash over a Workload without a controlling owner, which anybody may create in a namespace',
    security: false,
    present: [
      { since: '0.18.0', value: true, source: `${CHANGE_LOG_018}, v0.18.8 (pull request 15352)`, proof: 'change log' },
      { since: '0.18.8', value: false, source: `${CHANGE_LOG_018}, v0.18.8 (pull request 15352)`, proof: 'change log' },
      { since: '0.19.0', value: true, source: `${CHANGE_LOG_019}, v0.19.4 (pull request 15353)`, proof: 'change log' },
      { since: '0.19.4', value: false, source: `${CHANGE_LOG_019}, v0.19.4 (pull request 15353)`, proof: 'change log' },
    ],
  },
  {
    id: 'kueue#13573',
    problem: 'a Workload that names a job as its owner without being controlled by it can be deleted or overwritten',
    security: false,
    present: [
      { since: '0.18.0', value: true, source: `${CHANGE_LOG_019}, v0.19.5 (pull request 13573); ${CHANGE_LOG_018} has no such fix`, proof: 'change log' },
      { since: '0.19.5', value: false, source: `${CHANGE_LOG_019}, v0.19.5 (pull request 13573)`, proof: 'change log' },
    ],
  },
];

import { Judged } from '../judge';
import { AccessReport } from '../report/groups';

export function pageOf(report: AccessReport, _judged: Judged): string {
  return JSON.stringify(report.clusters);
}

import { Judged } from '../judge';

/** Everything, for programs. */
export function jsonOf({ model, lines, problems, objects, settings }: Judged): string {
  return `${JSON.stringify({
    objects,
    settings,
    findings: model.findings.map(finding => ({ ...finding, place: lines.of(finding.object, finding.field) })),
    suppressed: model.suppressed,
    unknowns: model.unknowns,
    rules: model.outcomes,
    coverage: model.coverage,
    problems,
  }, undefined, 2)}\n`;
}

import { CheckAnswer, json } from '../json-answers';
import { Readable } from '../judge';

/** Everything, for programs. */
export function jsonOf({ model, lines, problems, objects, settings, baseline }: Readable): string {
  return json<CheckAnswer>({
    objects,
    settings,
    ...baseline && { baseline: { ...baseline, known: baseline.known.length } },
    findings: model.findings.map(finding => ({ ...finding, place: lines.of(finding.object, finding.field) })),
    suppressed: model.suppressed,
    unknowns: model.unknowns,
    rules: model.outcomes,
    coverage: model.coverage,
    problems,
  });
}

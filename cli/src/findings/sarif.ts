import { helpOf, rules } from './rules';
import { spell, type Finding } from '../analyzer';
import { Problem } from '../input/problem';
import { Judged } from '../judge';
import { version } from '../version';

const NOTIFICATIONS: Readonly<Record<Problem['severity'], string>> = { unreadable: 'error', remark: 'warning', skipped: 'note' };
const LEVELS: Readonly<Record<string, string>> = { error: 'error', warning: 'warning', notice: 'note' };

/** SARIF 2.1.0, as code scanning reads it. */
export function sarifOf({ model, lines, problems }: Judged): string {
  const all = rules();
  const places = new Map(all.map(({ id }, i) => [id, i]));
  const result = (finding: Finding, reason?: string) => {
    const place = lines.of(finding.object, finding.field);
    return {
      ruleId: finding.rule,
      ruleIndex: places.get(finding.rule) ?? -1,
      level: LEVELS[finding.severity],
      message: { text: finding.message },
      locations: [{
        ...place ? { physicalLocation: { artifactLocation: { uri: uriOf(place.file) }, region: { startLine: place.line } } } : {},
        logicalLocations: [{ fullyQualifiedName: spell(finding.object), kind: 'resource' }],
      }],
      partialFingerprints: { 'ocm-access/v1': `${finding.rule} ${spell(finding.object)} ${finding.field}` },
      properties: { traps: finding.traps, remedy: finding.remedy },
      ...reason === undefined ? {} : { suppressions: [{ kind: 'inSource', status: 'accepted', justification: reason }] },
    };
  };
  return `${JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: 'ocm-access',
          version: version(),
          informationUri: 'https://github.com/cdk8s-ocm/cdk8s-ocm',
          rules: all.map(({ id, title, severity, traps, looksAt }) => ({
            id,
            shortDescription: { text: title },
            fullDescription: { text: `Looks at ${looksAt}.` },
            helpUri: helpOf(id),
            defaultConfiguration: { level: LEVELS[severity] },
            properties: { traps },
          })),
        },
      },
      columnKind: 'utf16CodeUnits',
      invocations: [{
        executionSuccessful: problems.every(problem => problem.severity !== 'unreadable'),
        toolExecutionNotifications: problems.map(({ severity, file, line, message }) => ({
          level: NOTIFICATIONS[severity],
          message: { text: message },
          locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...line === undefined ? {} : { region: { startLine: line } } } }],
        })),
      }],
      results: [...model.findings.map(finding => result(finding)), ...model.suppressed.map(({ finding, reason }) => result(finding, reason))],
    }],
  }, undefined, 2)}\n`;
}

/** A file name as a relative reference. */
function uriOf(file: string): string {
  return encodeURI(file.replace(/\\/g, '/')).replace(/[?#]/g, encodeURIComponent).replace(/^([^/]*):/, './$1:');
}

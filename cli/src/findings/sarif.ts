import { createHash } from 'crypto';
import { helpOf, rules } from './rules';
import { spell, type Finding } from '../analyzer';
import { BaselineEntry, entryOf, Occurrences } from '../baseline/entry';
import { Problem } from '../input/problem';
import { Readable } from '../judge';
import { version } from '../version';

const NOTIFICATIONS: Readonly<Record<Problem['severity'], string>> = { unreadable: 'error', remark: 'warning', skipped: 'note' };
const LEVELS: Readonly<Record<string, string>> = { error: 'error', warning: 'warning', notice: 'note' };

/** SARIF 2.1.0, as code scanning reads it. */
export function sarifOf({ model, lines, problems, baseline }: Readable): string {
  const all = rules();
  const places = new Map(all.map(({ id }, i) => [id, i]));
  const occurrences = new Occurrences();
  const result = (finding: Finding, { state, reason }: Standing) => {
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
      ...fingerprintOf(entryOf(finding), occurrences),
      ...baseline && { baselineState: state },
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
      results: [
        ...baseline?.known.map(finding => result(finding, { state: 'unchanged' })) ?? [],
        ...model.findings.map(finding => result(finding, { state: 'new' })),
        ...model.suppressed.map(({ finding, reason }) => result(finding, { state: 'new', reason })),
        ...baseline?.stale.map(entry => absent(entry, places.get(entry.rule), occurrences)) ?? [],
      ],
    }],
  }, undefined, 2)}\n`;
}

/** Whether a baseline holds a finding, and why it is suppressed. */
interface Standing {
  readonly state: 'new' | 'unchanged';
  readonly reason?: string;
}

/** The key of a baseline, short enough for every reader: the same finding has the same on every line and in every file. */
function fingerprintOf(entry: BaselineEntry, occurrences: Occurrences) {
  return { partialFingerprints: { 'ocm-access/v2': createHash('sha256').update(occurrences.next(entry)).digest('hex') } };
}

/** What a baseline holds and nothing is found for. A rule that is gone has no index. */
function absent(entry: BaselineEntry, ruleIndex: number | undefined, occurrences: Occurrences) {
  const { rule } = entry;
  const object = spell(entry);
  return {
    ruleId: rule,
    ...ruleIndex !== undefined && { ruleIndex },
    message: { text: `${object}: is in the baseline, and is no longer found` },
    locations: [{ logicalLocations: [{ fullyQualifiedName: object, kind: 'resource' }] }],
    ...fingerprintOf(entry, occurrences),
    baselineState: 'absent',
  };
}

/** A file name as a relative reference. */
function uriOf(file: string): string {
  // Half of a surrogate pair, which a file name of Windows can hold, has no place in a URI.
  return encodeURI(file.replace(/\\/g, '/').replace(/\p{Cs}/gu, '\ufffd')).replace(/[?#]/g, encodeURIComponent).replace(/^([^/]*):/, './$1:');
}

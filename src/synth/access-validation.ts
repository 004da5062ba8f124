import { AccessModel } from '../analysis/access-model';
import { Finding, Severity } from '../analysis/engine/findings';
import { ObjectReference, spell } from '../analysis/input/objects';
import { AccessOptions } from '../analysis/input/options';
import { readOptionsFile } from '../analysis/input/options-file';
import { requireSchema } from '../analysis/input/options-schema';
import { refuse } from '../errors/format-error';
import { isRecord } from '../kubernetes/json';

/** What cdk8s-cli hands to a validation plugin, as far as it is used here (cdk8s-cli/plugins ValidationContext). */
interface ValidationContext {
  readonly manifests: string[];
  readonly report: {
    addViolation(violation: unknown): void;
    submit(status: 'success' | 'failure', metadata?: Record<string, string>): void;
  };
  parseManifest(path: string): unknown[];
}

const ORDER = [Severity.ERROR, Severity.WARNING, Severity.NOTICE];

/**
 * Judges the access of all manifests of an app in `cdk8s synth --validate`, whatever language the app is written in:
 *
 * ```yaml
 * validations:
 *   - package: ./node_modules/cdk8s-ocm
 *     version: 0.0.0
 *     class: AccessValidation
 *     properties:
 *       optionsFile: ocm-access.yaml
 * ```
 *
 * Errors fail the synth with exit code 2; warnings do with `failOn: warning`.
 */
export class AccessValidation {
  private readonly options: AccessOptions;
  private readonly failOn: Severity;

  /**
   * Made by cdk8s-cli.
   *
   * @param properties `failOn` (`error`, `warning` or `notice`), `optionsFile`, or what that file may hold
   */
  public constructor(properties: unknown = {}) {
    const { failOn = Severity.ERROR, optionsFile, ...inline } = isRecord(properties) ? properties : {};
    const where = 'AccessValidation';
    if (!ORDER.includes(failOn as Severity)) {
      refuse(where, 'properties.failOn', failOn, { wrong: 'is not a severity', remedy: `use ${ORDER.join(', ')}` });
    }
    if (optionsFile !== undefined && typeof optionsFile !== 'string') {
      refuse(where, 'properties.optionsFile', optionsFile, { wrong: 'is not a path', remedy: 'use for example ocm-access.yaml' });
    }
    requireSchema(where, inline);
    this.failOn = failOn as Severity;
    this.options = { ...typeof optionsFile === 'string' ? readOptionsFile(optionsFile) : {}, ...inline };
  }

  /**
   * Called by cdk8s-cli once for all manifests.
   *
   * @param context what cdk8s-cli hands over
   */
  public async validate(context: unknown): Promise<void> {
    const given = context as ValidationContext;
    const { manifests, report } = given;
    const objects = manifests.flatMap(file => given.parseManifest(file).map(object => ({ file, object: object as unknown })));
    const model = AccessModel.fromManifests(objects.map(({ object }) => object), this.options);
    const files = new Map(objects.map(({ file, object }) => [keyOf(object), file]));
    for (const finding of model.findings) {
      report.addViolation(violation(finding, files.get(referenceKey(finding.object)) ?? manifests[0] ?? ''));
    }
    const failing = ORDER.slice(0, ORDER.indexOf(this.failOn) + 1);
    const count = (severity: Severity) => String(model.findings.filter(finding => finding.severity === severity).length);
    report.submit(model.findings.some(finding => failing.includes(finding.severity)) ? 'failure' : 'success', {
      errors: count(Severity.ERROR),
      warnings: count(Severity.WARNING),
      notices: count(Severity.NOTICE),
      unknown: String(model.unknowns.length),
    });
  }
}

/**
 * cdk8s-cli looks constructs up by resource name alone, and an account has one name on every cluster: a name with kind and
 * namespace too finds no construct rather than the wrong one.
 */
function violation({ rule, severity, traps, object, field, message, remedy }: Finding, manifestPath: string) {
  return {
    ruleName: [rule, ...traps].join(' '),
    recommendation: `${severity}: ${message}`,
    fix: remedy.question ?? remedy.description,
    violatingResources: [{ resourceName: spell(object), manifestPath, locations: [field] }],
  };
}

function referenceKey({ apiVersion, kind, namespace, name }: ObjectReference): string {
  return JSON.stringify([apiVersion, kind, namespace ?? '', name]);
}

function keyOf(object: unknown): string {
  const { apiVersion, kind, metadata } = isRecord(object) ? object : {};
  const { namespace, name } = isRecord(metadata) ? metadata : {};
  return JSON.stringify([apiVersion, kind, namespace ?? '', name]);
}

import { Breaks, STEP_OF_THE_OBJECT } from './breaks';
import { Acknowledged, Decision } from './decision';
import { Severity } from './findings';
import { Fix } from './fix';
import { Data, Datum, Placeholder } from './message';
import { Missing, missing, MissingData, MissingInput } from './missing-input';
import { AccessGraph } from '../graph/access-graph';
import { isClosed } from '../input/bearing';
import { KubeObject, ObjectReference, referenceTo } from '../input/objects';

/** One message of a rule. Placeholders such as `{cluster}` are filled from the data of the finding. */
export interface RuleMessage {
  /** What is wrong, after `<object>: <field> = <value>: `. */
  readonly problem: string;
  /** What to do about it. */
  readonly remedy: string;
  /** What a person must decide first. Without a question, a finding comes with the change itself. */
  readonly question?: string;
  /** Where an error with this message breaks another step than one of its rule. */
  readonly breaks?: Breaks;
}

export type RuleMessages = Readonly<Record<string, RuleMessage>>;

/** What a rule found, before its text is written. */
export interface RuleFinding {
  readonly rule: string;
  readonly traps: readonly string[];
  readonly messageId: string;
  readonly text: RuleMessage;
  readonly data: Data;
  readonly severity: Severity;
  readonly object: ObjectReference;
  readonly field: string;
  readonly value?: unknown;
  readonly fix?: Fix;
  /** Who has acknowledged it, and why. */
  readonly acknowledged?: Acknowledged;
  readonly breaks: Breaks;
  /** Other objects of which the same is true. */
  readonly also: readonly ObjectReference[];
}

/** What a rule could not judge, before its text is written. */
export interface RuleUnknown extends Missing {
  readonly rule: string;
  readonly traps: readonly string[];
  readonly object: ObjectReference;
  /** The step that an error of the rule would break, so that it is open; `false` where the rule has no errors that break one. */
  readonly breaks: Breaks;
}

type Texts<M extends RuleMessage> = M['problem'] | M['remedy'] | (M extends { readonly question: infer Q extends string } ? Q : never);
type DataFor<M extends RuleMessage> = [Placeholder<Texts<M>>] extends [never]
  ? { readonly data?: undefined }
  : { readonly data: Readonly<Record<Placeholder<Texts<M>>, Datum>> };
type FixFor<M extends RuleMessage> = M extends { readonly question: string } ? { readonly fix?: undefined } : { readonly fix: Fix };

/** Where a violation is, and what its message needs. */
export type Violation<M extends RuleMessage> = DataFor<M> & FixFor<M> & {
  readonly field: string;
  readonly value?: unknown;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  /** Who has acknowledged it, where the rule takes acknowledgements. */
  readonly acknowledged?: Acknowledged;
  /** Other objects of which the same is true, where it is reported once. */
  readonly also?: readonly KubeObject[];
};

/** A pure look at the whole input. */
export interface RuleDefinition<M extends RuleMessages> {
  /** Name of its file. */
  readonly id: string;
  /** What holds where the rule finds nothing. */
  readonly title: string;
  readonly severity: Severity;
  readonly traps: readonly string[];
  /** What it looks at, for the documentation. */
  readonly looksAt: string;
  readonly messages: M;
  /** What its errors do to the access paths on which their objects lie. Every rule that has errors states it; a test asks for it. */
  readonly breaks?: Breaks;
  /** Set where a construct library sees more than manifests show, so that the check at synth has its own version. */
  readonly checkedByConstructs?: boolean;
  check(graph: AccessGraph, report: RuleContext<M>): void;
  /** Called once every rule has run, with the suppressions that no finding needed. */
  afterwards?(graph: AccessGraph, report: RuleContext<M>, unused: readonly Decision[]): void;
}

export type Rule = RuleDefinition<RuleMessages>;

/** A rule whose messages and their placeholders are checked by the compiler. */
export function defineRule<const M extends RuleMessages>(definition: RuleDefinition<M>): Rule {
  return definition;
}

/** Where a rule puts what it sees. An object that it reports nothing about is fine; a rule that looks at nothing does not apply. */
export class RuleContext<M extends RuleMessages = RuleMessages> {
  public readonly findings: RuleFinding[] = [];
  public readonly unknowns: RuleUnknown[] = [];
  /** Objects looked at. */
  public looked = 0;

  public constructor(private readonly rule: RuleDefinition<M>) {}

  /** The objects of a list that are to be judged, counted. */
  public each<T extends { readonly object: KubeObject } | KubeObject>(items: readonly T[]): T[] {
    const own = items.filter(item => !objectOf(item).background);
    this.looked += own.length;
    return own;
  }

  public violation<K extends keyof M & string>(object: KubeObject | ObjectReference, messageId: K, found: Violation<M[K]>): void {
    if (isTemplate(object)) {
      return;
    }
    const { field, value, severity, data, fix, acknowledged, also = [] } = found;
    const text: RuleMessage = this.rule.messages[messageId];
    this.findings.push({
      rule: this.rule.id,
      traps: this.rule.traps,
      messageId,
      text,
      data: data ?? {},
      severity: severity ?? this.rule.severity,
      object: 'manifest' in object ? referenceTo(object) : object,
      field,
      value,
      fix,
      breaks: text.breaks ?? this.rule.breaks ?? STEP_OF_THE_OBJECT,
      also: also.map(referenceTo),
      ...acknowledged !== undefined && { acknowledged },
    });
  }

  public unknown<K extends MissingInput>(object: KubeObject, messageId: K, data: MissingData<K>): void {
    this.lacks(object, missing(messageId, data));
  }

  public lacks(object: KubeObject, what: Missing): void {
    if (isTemplate(object)) {
      return;
    }
    const breaks = this.rule.severity === Severity.ERROR && (this.rule.breaks ?? STEP_OF_THE_OBJECT);
    const { messageId, data } = what;
    this.unknowns.push({ messageId, data, rule: this.rule.id, traps: this.rule.traps, object: referenceTo(object), breaks });
  }
}

/** What is written is then not what will be applied: nothing is found in it, and no remedy is offered. */
function isTemplate(object: KubeObject | ObjectReference): boolean {
  return 'manifest' in object && isClosed(object);
}

function objectOf(item: { readonly object: KubeObject } | KubeObject): KubeObject {
  return 'object' in item ? item.object : item;
}

import { ObjectReference } from '../input/objects';

/** How bad a finding is. */
export enum Severity {
  /** It does not work, or it lets in somebody who should not be. */
  ERROR = 'error',
  /** It works today and should be changed. */
  WARNING = 'warning',
  /** Good to know. */
  NOTICE = 'notice',
}

/** What a step of a JSON patch does. */
export enum PatchAction {
  /** Puts a value in, or replaces the one that is there. */
  ADD = 'add',
  /** Replaces a value that is there. */
  REPLACE = 'replace',
  /** Takes a value out. */
  REMOVE = 'remove',
}

/** One step of a JSON patch (RFC 6902). */
export interface PatchOperation {
  /** What the step does. */
  readonly op: PatchAction;

  /** JSON pointer into the object. */
  readonly path: string;

  /**
   * The value to put in.
   *
   * @default - nothing, with `remove`
   */
  readonly value?: unknown;
}

/** What to do about a finding, as data. It has exactly one of `patch`, `add`, `remove` and `question`. */
export interface Remedy {
  /** The remedy as a sentence. */
  readonly description: string;

  /**
   * Changes of an object.
   *
   * @default - none
   */
  readonly patch?: PatchOperation[];

  /**
   * The object that the patch changes.
   *
   * @default - the object of the finding
   */
  readonly target?: ObjectReference;

  /**
   * Objects to add.
   *
   * @default - none
   */
  readonly add?: unknown[];

  /**
   * Whether to remove the object of the finding.
   *
   * @default false
   */
  readonly remove?: boolean;

  /**
   * What a person must decide first.
   *
   * @default - nothing
   */
  readonly question?: string;
}

/** Something that is wrong with the access that manifests give. */
export interface Finding {
  /** Id of the rule. */
  readonly rule: string;

  /** Id of the message, one of those of the rule. */
  readonly messageId: string;

  /** What the message names: names, numbers and paths from the input or the catalogue of releases. */
  readonly data: { [name: string]: string | number | string[] };

  /** How bad it is. */
  readonly severity: Severity;

  /** Ids of the traps that the rule covers, see docs/rules.md. */
  readonly traps: string[];

  /** The object that is wrong. */
  readonly object: ObjectReference;

  /** Path of the field. */
  readonly field: string;

  /**
   * Value of the field.
   *
   * @default - the field has none
   */
  readonly value?: unknown;

  /** `<object>: <field> = <value>: <what is wrong>; <what to do>` */
  readonly message: string;

  /** What to do. */
  readonly remedy: Remedy;
}

/** Something that a rule could not judge, and the input that it would need. */
export interface Unknown {
  /** Id of the rule. */
  readonly rule: string;

  /** Ids of the traps that the rule covers. */
  readonly traps: string[];

  /** The object that could not be judged. */
  readonly object: ObjectReference;

  /** Id of the text about what is missing. */
  readonly messageId: string;

  /** What the text names. */
  readonly data: { [name: string]: string | number | string[] };

  /** What the input does not hold. */
  readonly missing: string;
}

/** A finding that is suppressed with a reason. */
export interface SuppressedFinding {
  /** The finding. */
  readonly finding: Finding;

  /** Why it is suppressed. */
  readonly reason: string;
}

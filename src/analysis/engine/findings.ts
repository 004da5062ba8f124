import { ObjectReference } from '../input/objects';

/** How bad a finding is. */
export enum Severity {
  /** it does not work, or lets somebody in who should not be */
  ERROR = 'error',
  /** it works today and should be changed */
  WARNING = 'warning',
  /** good to know */
  NOTICE = 'notice',
}

/** One step of a JSON patch (RFC 6902). */
export interface PatchOperation {
  /** `add`, `replace` or `remove`. */
  readonly op: string;

  /** JSON pointer into the object. */
  readonly path: string;

  /**
   * What is put there.
   *
   * @default - nothing, with `remove`
   */
  readonly value?: any;
}

/** What to do about a finding, as data. Exactly one of `patch`, `add`, `remove` and `question` is given. */
export interface Remedy {
  /** In words. */
  readonly words: string;

  /**
   * Changes of an object.
   *
   * @default - none
   */
  readonly patch?: PatchOperation[];

  /**
   * The object that the patch is for.
   *
   * @default - the object of the finding
   */
  readonly target?: ObjectReference;

  /**
   * Objects to add.
   *
   * @default - none
   */
  readonly add?: any[];

  /**
   * Whether the object is to be taken out.
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

  /** How bad it is. */
  readonly severity: Severity;

  /** Ids of the traps, see docs/rules.md. */
  readonly traps: string[];

  /** Where it is. */
  readonly object: ObjectReference;

  /** Path of the field. */
  readonly field: string;

  /** Value of the field, if there is one. */
  readonly value?: any;

  /** `<object>: <field> = <value>: <what is wrong>; <what to do>` */
  readonly message: string;

  /** What to do. */
  readonly remedy: Remedy;
}

/** Something that a rule could not judge, and what it would need. */
export interface Unknown {
  /** Id of the rule. */
  readonly rule: string;

  /** Ids of the traps. */
  readonly traps: string[];

  /** Where. */
  readonly object: ObjectReference;

  /** What is not in the input. */
  readonly missing: string;
}

/** A finding that somebody has decided to live with. */
export interface SuppressedFinding {
  /** The finding. */
  readonly finding: Finding;

  /** Why. */
  readonly reason: string;
}

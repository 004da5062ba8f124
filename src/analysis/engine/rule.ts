import { Decision } from './decision';
import { Finding, PatchOperation, Remedy, Severity, Unknown } from './findings';
import { refusal } from '../../errors/format-error';
import { at, Json } from '../../kubernetes/json';
import { AccessGraph } from '../graph/access-graph';
import { KubeObject, ObjectReference, referenceTo, spell } from '../input/objects';

type Path = readonly (string | number)[];

/** What a rule says of one object. */
export interface Violation {
  readonly field: string;
  readonly value?: unknown;
  /** What is wrong with it. */
  readonly wrong: string;
  readonly remedy: Remedy;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
}

/** A pure look at the whole input. */
export interface Rule {
  /** Name of its file. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly traps: readonly string[];
  /** What it looks at, for the documentation. */
  readonly looksAt: string;
  readonly check: (graph: AccessGraph, report: RuleContext) => void;
  /** Called once every rule has run, with the suppressions that no finding needed. */
  readonly afterwards?: (graph: AccessGraph, report: RuleContext, unused: readonly Decision[]) => void;
  /** Set where a construct library sees more than manifests show, so that the check at synth has its own version. */
  readonly checkedByConstructs?: boolean;
}

/** Where a rule puts what it sees. An object that it says nothing about is fine; a rule that looks at nothing does not apply. */
export class RuleContext {
  public readonly findings: Finding[] = [];
  public readonly unknowns: Unknown[] = [];
  /** Objects looked at. */
  public looked = 0;

  public constructor(private readonly rule: Rule) {}

  /** The objects of a list that are to be judged, counted. */
  public each<T extends { readonly object: KubeObject } | KubeObject>(items: readonly T[]): T[] {
    const own = items.filter(item => !objectOf(item).background);
    this.looked += own.length;
    return own;
  }

  public violation(object: KubeObject | ObjectReference, { field, value, wrong, remedy, severity }: Violation): void {
    const reference = 'manifest' in object ? referenceTo(object) : object;
    this.findings.push({
      rule: this.rule.id,
      severity: severity ?? this.rule.severity,
      traps: [...this.rule.traps],
      object: reference,
      field,
      value,
      message: refusal(spell(reference), field, value, wrong, remedy.words),
      remedy,
    });
  }

  public unknown(object: KubeObject, missing: string): void {
    this.unknowns.push({ rule: this.rule.id, traps: [...this.rule.traps], object: referenceTo(object), missing });
  }
}

function objectOf(item: { readonly object: KubeObject } | KubeObject): KubeObject {
  return 'object' in item ? item.object : item;
}

export function ask(words: string, question: string): Remedy {
  return { words, question };
}

export function add(words: string, ...objects: Json[]): Remedy {
  return { words, add: objects };
}

export function remove(words: string): Remedy {
  return { words, remove: true };
}

/** Sets one value of the object, with whatever must stand above it. */
export function set(words: string, object: KubeObject, path: Path, value: unknown): Remedy {
  return { words, patch: [setAt(object.manifest, path, value)], target: referenceTo(object) };
}

export function unset(words: string, object: KubeObject, ...paths: Path[]): Remedy {
  return { words, patch: paths.map(path => ({ op: 'remove', path: pointer(path) })), target: referenceTo(object) };
}

export function patch(words: string, object: KubeObject, ...operations: PatchOperation[]): Remedy {
  return { words, patch: operations, target: referenceTo(object) };
}

export function setAt(manifest: Json, path: Path, value: unknown): PatchOperation {
  // What is missing above it is put in with it.
  const missing = path.findIndex((_, i) => typeof (follow(manifest, path.slice(0, i + 1)) ?? undefined) !== 'object');
  const end = missing < 0 ? path.length : missing + 1;
  const nested = path.slice(end).reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  return { op: 'add', path: pointer(path.slice(0, end)), value: nested };
}

export function pointer(path: Path): string {
  return path.map(key => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

/** `spec.template.spec.volumes[0].image` as keys. */
export function pathOf(field: string): (string | number)[] {
  return [...field.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, key]) => key ?? Number(index));
}

/** The value at a path, through mappings and lists. */
export function follow(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((node, key) => typeof key === 'string' ? at(node, key) : Array.isArray(node) ? node[key] : undefined, value);
}

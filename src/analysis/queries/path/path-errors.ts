import { groupOf } from '../../../kubernetes/kinds';
import { Severity } from '../../engine/findings';
import { Data } from '../../engine/message';
import { RuleFinding, RuleUnknown } from '../../engine/rule';
import { AccessGraph } from '../../graph/access-graph';
import { KubeObject, ObjectReference, push } from '../../input/objects';

/** The manifests, and the errors that rules found in them. */
export interface Judged {
  readonly graph: AccessGraph;
  readonly errors: PathErrors;
}

/** The errors that break steps of access paths, and the questions that leave them open, found by their objects. Suppressed errors are not given to it. */
export class PathErrors {
  private readonly byObject = new Map<string, RuleFinding[]>();
  private readonly openByObject = new Map<string, RuleUnknown[]>();
  private readonly kinds = new Set<string>();

  public constructor(findings: readonly RuleFinding[], unknowns: readonly RuleUnknown[]) {
    for (const finding of findings.filter(({ severity, breaks }) => severity === Severity.ERROR && breaks !== false)) {
      [finding.object, ...finding.also].forEach(object => this.add(this.byObject, object, finding));
    }
    unknowns.filter(({ breaks }) => breaks !== false).forEach(unknown => this.add(this.openByObject, unknown.object, unknown));
  }

  /** Whether no path can be broken or open by any: the common case, which a large fleet need not pay for. */
  public get none(): boolean {
    return this.kinds.size === 0;
  }

  /** Whether any is about one of these kinds. */
  public concern(...kinds: readonly string[]): boolean {
    return kinds.some(kind => this.kinds.has(kind));
  }

  /** Errors about an object that bear on a cluster: some name the clusters of which they are true. */
  public about(object: KubeObject, cluster: string): readonly RuleFinding[] {
    return this.on(this.byObject, object).filter(({ data }) => bearsOn(data, cluster));
  }

  /** The same for questions that the input leaves open. */
  public openAbout(object: KubeObject, cluster: string): readonly RuleUnknown[] {
    return this.on(this.openByObject, object).filter(({ data }) => bearsOn(data, cluster));
  }

  private on<T>(items: ReadonlyMap<string, T[]>, object: KubeObject): readonly T[] {
    return (this.kinds.has(object.kind) && items.get(keyOf(object))) || [];
  }

  private add<T>(to: Map<string, T[]>, object: ObjectReference, item: T): void {
    push(to, keyOf(object), item);
    this.kinds.add(object.kind);
  }
}

function bearsOn(data: Data, cluster: string): boolean {
  const { clusters = data.cluster } = data;
  return clusters === undefined || (typeof clusters === 'object' ? clusters.includes(cluster) : clusters === cluster);
}

function keyOf({ apiVersion, kind, namespace = '', name }: KubeObject | ObjectReference): string {
  return `${groupOf(apiVersion)} ${kind} ${namespace} ${name}`;
}

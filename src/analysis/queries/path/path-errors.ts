import { groupOf } from '../../../kubernetes/kinds';
import { Severity } from '../../engine/findings';
import { RuleFinding } from '../../engine/rule';
import { AccessGraph } from '../../graph/access-graph';
import { KubeObject, ObjectReference, push } from '../../input/objects';

/** The manifests, and the errors that rules found in them. */
export interface Judged {
  readonly graph: AccessGraph;
  readonly errors: PathErrors;
}

/** The errors that break steps of access paths, found by their objects. Suppressed ones are not given to it. */
export class PathErrors {
  private readonly byObject = new Map<string, RuleFinding[]>();
  private readonly kinds = new Set<string>();

  public constructor(findings: readonly RuleFinding[]) {
    for (const finding of findings.filter(({ severity, breaks }) => severity === Severity.ERROR && breaks !== false)) {
      for (const object of [finding.object, ...finding.also]) {
        push(this.byObject, keyOf(object), finding);
        this.kinds.add(object.kind);
      }
    }
  }

  /** Whether no path can be broken by any: the common case, which a large fleet need not pay for. */
  public get none(): boolean {
    return this.kinds.size === 0;
  }

  /** Whether any is about one of these kinds. */
  public concern(...kinds: readonly string[]): boolean {
    return kinds.some(kind => this.kinds.has(kind));
  }

  /** Those about an object that bear on a cluster: some name the clusters of which they are true. */
  public about(object: KubeObject, cluster: string): readonly RuleFinding[] {
    return (this.byObject.get(keyOf(object)) ?? []).filter(({ data }) => {
      const { clusters = data.cluster } = data;
      return clusters === undefined || (typeof clusters === 'object' ? clusters.includes(cluster) : clusters === cluster);
    });
  }
}

function keyOf({ apiVersion, kind, namespace = '', name }: KubeObject | ObjectReference): string {
  return `${groupOf(apiVersion)} ${kind} ${namespace} ${name}`;
}

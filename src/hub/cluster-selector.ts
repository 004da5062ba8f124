import { ManagedCluster } from './managed-cluster';
import { refuse } from '../errors/format-error';
import { matches } from '../kubernetes/label-selector';
import { isLabelKey, isLabelValue } from '../kubernetes/names';

/** Operators of a label expression. */
export enum LabelOperator {
  /** the label has one of the values */
  IN = 'In',
  /** the label has none of the values, or is missing */
  NOT_IN = 'NotIn',
  /** the label is there */
  EXISTS = 'Exists',
  /** the label is missing */
  DOES_NOT_EXIST = 'DoesNotExist',
}

/** One condition on a label. */
export interface LabelExpression {
  /** Label key. */
  readonly key: string;

  /** What must hold for it. */
  readonly operator: LabelOperator;

  /**
   * Values; at least one with `In` and `NotIn`, refused with `Exists` and `DoesNotExist`.
   *
   * @default - none
   */
  readonly values?: string[];
}

/** A label selector as Kubernetes writes it: every part must hold. */
export interface LabelSelector {
  /**
   * Labels with their exact values.
   *
   * @default - none
   */
  readonly matchLabels?: Record<string, string>;

  /**
   * Conditions on labels.
   *
   * @default - none
   */
  readonly matchExpressions?: LabelExpression[];
}

/** Which clusters of the fleet are meant. Evaluated as Kubernetes does, so that synth and hub agree. */
export class ClusterSelector {
  /** Clusters that carry all these labels. No labels are refused: say `all()`. */
  public static labels(matchLabels: Record<string, string>): ClusterSelector {
    return ClusterSelector.of({ matchLabels });
  }

  /** Clusters that a label selector matches. An empty one is refused: say `all()`. */
  public static of(selector: LabelSelector): ClusterSelector {
    check(selector);
    return new ClusterSelector(copyOf(selector), undefined);
  }

  /** Every cluster of the fleet but the hub's own. */
  public static all(): ClusterSelector {
    return new ClusterSelector({}, undefined);
  }

  /**
   * Clusters by name, for worker groups and for rights on some clusters. A ManagedClusterSet cannot select by name.
   *
   * @param names names of clusters that the fleet holds; an unknown one is refused where the selector is used
   */
  public static names(...names: string[]): ClusterSelector {
    if (names.length === 0) {
      refuse('ClusterSelector.names', 'names', names, { wrong: 'names no cluster', remedy: 'name at least one' });
    }
    return new ClusterSelector(undefined, [...new Set(names)].sort());
  }

  private constructor(private readonly selector: LabelSelector | undefined, private readonly clusterNames: string[] | undefined) {}

  /** The names meant, where the selector goes by name. */
  public get byName(): string[] | undefined {
    return this.clusterNames && [...this.clusterNames];
  }

  /** Whether the cluster is meant. */
  public matches(cluster: ManagedCluster): boolean {
    if (this.clusterNames) {
      return this.clusterNames.includes(cluster.name);
    }
    // A selector of ours was checked when it was made, so the answer is never open.
    return matches({ ...this.selector }, new Map(Object.entries(cluster.labels))) === true;
  }

  /** This selector with one more condition; a selector by name stays as it is. */
  public and(expression: LabelExpression): ClusterSelector {
    if (!this.selector) {
      return this;
    }
    return ClusterSelector.of({ ...this.selector, matchExpressions: [...(this.selector.matchExpressions ?? []), expression] });
  }

  /** The label selector as it goes into a manifest; nothing where the selector goes by name. */
  public toLabelSelector(): LabelSelector | undefined {
    return this.selector && copyOf(this.selector);
  }

  /** For messages. */
  public toString(): string {
    return this.clusterNames ? `names ${this.clusterNames.join(', ')}` : JSON.stringify(this.toLabelSelector());
  }
}

/** Without empty parts; the values are copied too, since a caller can change those. */
function copyOf({ matchLabels, matchExpressions }: LabelSelector): LabelSelector {
  return {
    ...(matchLabels && Object.keys(matchLabels).length > 0 ? { matchLabels: { ...matchLabels } } : {}),
    ...(matchExpressions && matchExpressions.length > 0
      ? { matchExpressions: matchExpressions.map(e => ({ ...e, ...(e.values ? { values: [...e.values] } : {}) })) }
      : {}),
  };
}

function check(selector: LabelSelector): void {
  const where = 'ClusterSelector';
  const labels = Object.entries(selector.matchLabels ?? {});
  const expressions = selector.matchExpressions ?? [];
  if (labels.length + expressions.length === 0) {
    refuse(where, 'selector', selector, { wrong: 'is empty and would select every cluster', remedy: 'use ClusterSelector.all() if you want every cluster' });
  }
  for (const [key, value] of labels) {
    if (!isLabelKey(key) || !isLabelValue(value)) {
      refuse(where, `matchLabels['${key}']`, value, {
        wrong: 'is not a valid label',
        remedy: 'check its key and value; a value is a string of at most 63 characters',
      });
    }
  }
  expressions.forEach((expression, i) => checkExpression(`${where}`, `matchExpressions[${i}]`, expression));
}

function checkExpression(where: string, prop: string, { key, operator, values = [] }: LabelExpression): void {
  if (!isLabelKey(key)) {
    refuse(where, `${prop}.key`, key, { wrong: 'is not a label key', remedy: 'use the form name or prefix/name' });
  }
  const operators = Object.values(LabelOperator);
  // Typed in TypeScript; other languages and parsed files can still bring any string.
  if (!operators.includes(operator)) {
    refuse(where, `${prop}.operator`, operator, { wrong: 'is not an operator of a label selector', remedy: `use one of ${operators.join(', ')}` });
  }
  const takesValues = operator === LabelOperator.IN || operator === LabelOperator.NOT_IN;
  if (takesValues !== values.length > 0) {
    refuse(where, `${prop}.values`, values, {
      wrong: takesValues ? `must not be empty with ${operator}` : `is not allowed with ${operator}`,
      remedy: takesValues ? 'give at least one value' : 'leave it out',
    });
  }
  const wrong = values.find(value => !isLabelValue(value));
  if (wrong !== undefined) {
    refuse(where, `${prop}.values`, wrong, { wrong: 'is not a label value', remedy: 'use a string of at most 63 characters' });
  }
}

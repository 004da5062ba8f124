import { strings } from './objects';
import { every, Tri } from './tri';
import { isRecord, Json, list, record } from '../manifests/json';

/** Whether a label selector that may be written in any way matches labels. Unknown where Kubernetes would refuse the selector. */
export function matches(selector: Json, labels: ReadonlyMap<string, unknown>): Tri {
  const { matchLabels, matchExpressions } = selector;
  if ((matchLabels !== undefined && !isRecord(matchLabels)) || (matchExpressions !== undefined && !Array.isArray(matchExpressions))) {
    return undefined;
  }
  return every([
    ...Object.entries(matchLabels ?? {}).map(([key, value]) => labels.get(key) === value),
    ...list(matchExpressions).map(expression => holds(expression, labels)),
  ]);
}

function holds({ key, operator, values }: Json, labels: ReadonlyMap<string, unknown>): Tri {
  if (typeof key !== 'string') {
    return undefined;
  }
  const listed = labels.has(key) && strings(values).some(value => value === labels.get(key));
  switch (operator) {
    case 'In': return listed;
    case 'NotIn': return !listed;
    case 'Exists': return labels.has(key);
    case 'DoesNotExist': return !labels.has(key);
    default: return undefined;
  }
}

export function isEmpty(selector: Json): boolean {
  return Object.keys(record(selector.matchLabels)).length === 0 && list(selector.matchExpressions).length === 0;
}

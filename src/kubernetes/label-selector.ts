import { isRecord, Json, record, strings } from './json';
import { every, Truth } from './three-valued';

/** Whether a label selector that may be written in any way matches labels. Unknown where Kubernetes would refuse the selector. */
export function matches(selector: Json, labels: ReadonlyMap<string, unknown>): Truth {
  const { matchLabels, matchExpressions } = parts(selector);
  if (!isRecord(matchLabels) || !Array.isArray(matchExpressions)) {
    return undefined;
  }
  return every([
    ...Object.entries(matchLabels).map(([key, value]) => labels.get(key) === value),
    ...matchExpressions.map(expression => holds(record(expression), labels)),
  ]);
}

function parts({ matchLabels, matchExpressions }: Json): { matchLabels: unknown; matchExpressions: unknown } {
  return { matchLabels: matchLabels ?? {}, matchExpressions: matchExpressions ?? [] };
}

function holds({ key, operator, values }: Json, labels: ReadonlyMap<string, unknown>): Truth {
  if (typeof key !== 'string') {
    return undefined;
  }
  const listed = strings(values).some(value => value === labels.get(key));
  switch (operator) {
    case 'In': return listed;
    case 'NotIn': return !listed;
    case 'Exists': return labels.has(key);
    case 'DoesNotExist': return !labels.has(key);
    default: return undefined;
  }
}

/** Without requirements, so that it selects everything. A selector that Kubernetes would refuse is not empty. */
export function isEmpty(selector: Json): boolean {
  const { matchLabels, matchExpressions } = parts(selector);
  return isRecord(matchLabels) && Object.keys(matchLabels).length === 0 && Array.isArray(matchExpressions) && matchExpressions.length === 0;
}

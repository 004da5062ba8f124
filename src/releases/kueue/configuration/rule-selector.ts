import { Together } from './rule-together';
import { at, isRecord, Json, list, record, strings } from '../../../kubernetes/json';
import { matches } from '../../../kubernetes/label-selector';
import { isLabelKey, isLabelValue } from '../../../kubernetes/names';

/**
 * `managedJobsNamespaceSelector`, as kubernetes/apimachinery pkg/apis/meta/v1/validation/validation.go checks a label selector. It must not select the
 * namespaces in which a job could not be let go of: that of the system and Kueue's own.
 */

const SELECTOR = 'managedJobsNamespaceSelector';
const NAME = 'kubernetes.io/metadata.name';
const SYSTEM = 'kube-system';
const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

type Broken = ReturnType<Together>[number];

export const namespaceSelector: Together = ({ config, namespace: home }) => {
  const selector = at(config, SELECTOR);
  const named = at(config, 'namespace');
  const namespace = typeof named === 'string' ? named : home;
  if (!isRecord(selector)) {
    // The default excludes the namespace by its name, which must fit into a selector for that.
    return isLabelValue(namespace) ? [] : [{ id: 'form', value: namespace, keys: ['namespace'], data: { wanted: 'a label value' } }];
  }
  const wrong = [...labels(selector), ...list(selector.matchExpressions).flatMap(expression)];
  if (wrong.length > 0) {
    return wrong;
  }
  const selected = [...new Set([SYSTEM, namespace])].filter(name => name !== '' && matches(selector, new Map([[NAME, name]])) === true);
  return selected.length === 0 ? [] : [{ id: 'selects', value: selector, keys: [SELECTOR], data: { namespaces: selected } }];
};

function labels({ matchLabels }: Json): Broken[] {
  return Object.entries(record(matchLabels)).flatMap(([key, value]): Broken[] => {
    const keys = [SELECTOR, 'matchLabels', key];
    return [
      ...isLabelKey(key) ? [] : [form(key, keys, 'a label key')],
      ...isLabelValue(value) ? [] : [form(value, keys, 'a label value')],
    ];
  });
}

function expression({ key, operator, values }: Json, index: number): Broken[] {
  const keys = [SELECTOR, 'matchExpressions', index];
  const listed = Array.isArray(values) ? values : [];
  const takesValues = operator === 'In' || operator === 'NotIn';
  return [
    ...OPERATORS.includes(String(operator)) ? [] : [{ id: 'one-of', value: operator, keys: [...keys, 'operator'], data: { wanted: OPERATORS } } as const],
    ...takesValues && listed.length === 0 ? [{ id: 'required', keys: [...keys, 'values'], data: { key: 'values' } } as const] : [],
    ...!takesValues && OPERATORS.includes(String(operator)) && listed.length > 0
      ? [{ id: 'exclusive', value: listed, keys: [...keys, 'values'], data: { other: `operator ${String(operator)}` } } as const] : [],
    ...isLabelKey(key ?? '') ? [] : [form(key, [...keys, 'key'], 'a label key')],
    ...strings(values).flatMap((value, i) => isLabelValue(value) ? [] : [form(value, [...keys, 'values', i], 'a label value')]),
  ];
}

function form(value: unknown, keys: Broken['keys'], wanted: string): Broken {
  return { id: 'form', value, keys, data: { wanted } };
}

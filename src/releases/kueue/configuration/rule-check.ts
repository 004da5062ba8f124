import { Node } from './document';
import { FORMS } from './forms';
import { Found } from './problem';
import { CONDITIONS, isFrom, RuleContext } from './rule-conditions';
import { RULE_ROWS, RuleRow } from './rule-rows';
import { located, Place, select } from './tree';
import { at, isSame } from '../../../kubernetes/json';

type RowOf<K extends RuleRow['kind']> = Extract<RuleRow, { kind: K }>;
type Broken = Omit<Found, 'at' | 'path'> & { readonly keys: Place['keys'] };

const isEmpty = (value: unknown) => value === undefined || value === '' || Array.isArray(value) && value.length === 0;

/** What each kind of row refuses about one value that its path leads to. */
const KINDS: { readonly [K in RuleRow['kind']]: (row: RowOf<K>, place: Place) => Broken[] } = {
  'range': ({ least = -Infinity, above = -Infinity, most = Infinity }, { value, keys }) => {
    const number = Number(value);
    if (number < least) {
      return [{ id: 'least', value, keys, data: { least } }];
    }
    if (number <= above) {
      return [{ id: 'above', value, keys, data: { above } }];
    }
    return number > most ? [{ id: 'most', value, keys, data: { most } }] : [];
  },
  'one-of': ({ values, empty }, { value, keys }) => {
    const fits = values.includes(String(value)) || empty === true && value === '';
    return fits ? [] : [{ id: 'one-of', value, keys, data: { wanted: values } }];
  },
  'required': ({ key }, { value, keys }) => isEmpty(at(value, ...key.split('.')))
    ? [{ id: 'required', value: at(value, ...key.split('.')), keys: [...keys, ...key.split('.')], data: { key } }]
    : [],
  'form': ({ form, empty, longest = Infinity }, { value, keys }) => {
    const text = String(value);
    const fits = text === '' && empty === true || FORMS[form](text) && text.length <= longest;
    return fits ? [] : [{ id: 'form', value, keys, data: { wanted: form } }];
  },
  'unique': ({ key }, { value, keys }) => {
    const items = (Array.isArray(value) ? value : []).map((item: unknown) => key === undefined ? item : at(item, key) ?? '');
    return items.flatMap((item, i) => items.indexOf(item) < i
      ? [{ id: 'repeated', value: item, keys: [...keys, i, ...key === undefined ? [] : [key]] }] : []);
  },
  'count': ({ most }, { value, keys }) => {
    const count = Array.isArray(value) ? value.length : 0;
    return count > most ? [{ id: 'too-many', value: count, keys, data: { count, most } }] : [];
  },
  'exclusive': ({ keys: [one, other] }, { value, keys }) => isEmpty(at(value, one)) || isEmpty(at(value, other))
    ? []
    : [{ id: 'exclusive', value: at(value, other), keys: [...keys, other], data: { other: one } }],
  'lists': ({ lists }, { value, keys }) => isEmpty(value) || lists.some(list => isSame(list, value))
    ? []
    : [{ id: 'one-of', value, keys, data: { wanted: lists.map(list => `[${list.join(', ')}]`) } }],
};

function broken<K extends RuleRow['kind']>(row: RowOf<K>, place: Place): Broken[] {
  const check = KINDS[row.kind as K] as (one: RowOf<K>, at_: Place) => Broken[];
  return check(row, place);
}

function holds({ since, only, when }: RuleRow, context: RuleContext): boolean {
  return (since === undefined || isFrom(context.release, since)) && (only === undefined || only === context.version)
    && (when === undefined || CONDITIONS[when](context));
}

/** Rows that a decoded configuration breaks. */
export function ruleProblems(context: RuleContext, root: Node): Found[] {
  return RULE_ROWS.filter(row => holds(row, context)).flatMap(row => select(context.config, row.path).flatMap(place => broken(row, place)))
    .map(found => located(found, root));
}

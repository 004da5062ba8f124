/**
 * What a scalar means to the YAML reader of Kueue's manager: sigs.k8s.io/yaml v1.6.0, goyaml.v2/resolve.go, which is YAML 1.1 without base 60
 * and with the octal numbers of YAML 1.2.
 */

export type ScalarValue = string | number | boolean | null;

const NULLS = ['', '~', 'null', 'Null', 'NULL'];
const TRUE = ['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'];
const FALSE = ['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'];
const NO_NUMBERS = ['.nan', '.NaN', '.NAN', '.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF', '-.inf', '-.Inf', '-.INF'];

const WORDS: ReadonlyMap<string, ScalarValue> = new Map<string, ScalarValue>([
  ...NULLS.map(word => [word, null] as const),
  ...TRUE.map(word => [word, true] as const),
  ...FALSE.map(word => [word, false] as const),
  // JSON cannot hold these, so that the manager ends where it finds one.
  ...NO_NUMBERS.map(word => [word, Number.NaN] as const),
]);

const NUMBER_START = /^[-+.0-9]/;
const PREFIXED = /^([-+]?)(0x[0-9a-f]+|0o[0-7]+|0b[01]+|0[0-7]+)$/i;
const DECIMAL = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)(e[-+]?[0-9]+)?$/i;

/** A scalar without quotes and without a tag. */
export function plainValue(text: string): ScalarValue {
  const word = WORDS.get(text);
  if (word !== undefined || !NUMBER_START.test(text)) {
    return word === undefined ? text : word;
  }
  const digits = text.startsWith('.') ? text : text.replaceAll('_', '');
  const prefixed = PREFIXED.exec(digits);
  if (prefixed) {
    return (prefixed[1] === '-' ? -1 : 1) * Number(octal(prefixed[2]));
  }
  return DECIMAL.test(digits) ? Number(digits) : text;
}

/** `010` is eight. */
function octal(digits: string): string {
  return /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits.toLowerCase();
}

const OF_TAG: Readonly<Record<string, (value: ScalarValue) => boolean>> = {
  int: value => Number.isInteger(value),
  float: value => typeof value === 'number',
  bool: value => typeof value === 'boolean',
  null: value => value === null,
};

/** A scalar with a tag; nothing where its text is not of the tag. */
export function taggedValue(tag: string, text: string): ScalarValue | undefined {
  const name = tag.replace('tag:yaml.org,2002:', '');
  if (!Object.hasOwn(OF_TAG, name)) {
    return text;
  }
  const value = plainValue(text);
  return OF_TAG[name](value) ? value : undefined;
}

/** A key of a mapping as text; nothing for one that JSON cannot hold. */
export function keyText(value: ScalarValue): string | undefined {
  return value === null ? undefined : String(value);
}

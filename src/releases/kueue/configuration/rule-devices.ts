import { isOn } from './gates-check';
import { isFrom, RuleContext } from './rule-conditions';
import { Together } from './rule-together';
import { select } from './tree';
import { at, isRecord, list, strings } from '../../../kubernetes/json';
import { isDnsLabel, isDnsSubdomain } from '../../../kubernetes/names';

/** `resources.deviceClassMappings`: what a mapping takes its amounts from, and that no device class is in two mappings. */

type Broken = ReturnType<Together>[number];
type Keys = Broken['keys'];

const MAPPINGS = 'resources.deviceClassMappings';
const COUNTER_GATE = 'KueueDRAIntegrationPartitionableDevices';
const CAPACITY_GATE = 'KueueDRAIntegrationConsumableCapacity';
const IDENTIFIER = /^[A-Za-z_]\w*$/;
const LONGEST_IDENTIFIER = 32;
const LONGEST_DOMAIN = 63;

export const deviceClasses: Together = ({ config, release }) => {
  const owner = new Map<string, unknown>();
  const counters = new Map<string, Set<string>>();
  return select(config, `${MAPPINGS}[]`).flatMap(({ value: mapping, keys }) => {
    const counter = counterOf(mapping, release);
    return strings(at(mapping, 'deviceClassNames')).flatMap((name, i): Broken[] => {
      const others = counters.get(name);
      if (!others) {
        owner.set(name, at(mapping, 'name'));
        counters.set(name, new Set(counter === '' ? [] : [counter]));
        return [];
      }
      if (owner.get(name) === at(mapping, 'name')) {
        return [];
      }
      const clash = counter === '' || others.size === 0 || others.has(counter);
      others.add(counter);
      return clash ? [{ id: 'repeated', value: name, keys: [...keys, 'deviceClassNames', i] }] : [];
    });
  });
};

/** From 0.19 on, a class may be in several mappings that count different things. */
function counterOf(mapping: unknown, release: string): string {
  const [first] = list(at(mapping, 'sources'));
  return isFrom(release, '0.19') ? String(at(first, 'counter', 'name') ?? '') : '';
}

export const deviceSources: Together = context => isFrom(context.release, '0.18')
  ? select(context.config, `${MAPPINGS}[]`).flatMap(({ value, keys }) => sourcesOf(list(at(value, 'sources')), [...keys, 'sources'], context))
  : [];

function sourcesOf(sources: readonly Broken['value'][], keys: Keys, context: RuleContext): Broken[] {
  const several = isFrom(context.release, '0.19');
  if (!several && sources.length > 0 && !isOn(COUNTER_GATE, context.gates, context.release)) {
    return [{ id: 'needs-gate', value: sources, keys, data: { gate: COUNTER_GATE } }];
  }
  const mixed = sources.some(source => at(source, 'counter') !== undefined) && sources.some(source => at(source, 'capacity') !== undefined);
  return [
    ...!several && sources.length > 1 ? [{ id: 'too-many', value: sources.length, keys, data: { count: sources.length, most: 1 } } as const] : [],
    ...several && mixed ? [{ id: 'exclusive', value: sources, keys, data: { other: 'a source of another kind' } } as const] : [],
    ...sources.flatMap((source, i) => oneSource(source, [...keys, i], context)),
  ];
}

function oneSource(source: unknown, keys: Keys, { gates, release }: RuleContext): Broken[] {
  const [counter, capacity] = [at(source, 'counter'), at(source, 'capacity')];
  if (isRecord(counter) === isRecord(capacity)) {
    return [isRecord(counter)
      ? { id: 'exclusive', value: source, keys, data: { other: 'a source of another kind' } }
      : { id: 'required', value: source, keys, data: { key: isFrom(release, '0.19') ? 'counter or capacity' : 'counter' } }];
  }
  const [kind, gate] = isRecord(counter) ? ['counter', COUNTER_GATE] : ['capacity', CAPACITY_GATE];
  const place = [...keys, kind];
  if (!isOn(gate, gates, release)) {
    return [{ id: 'needs-gate', value: kind, keys: place, data: { gate } }];
  }
  const inner = counter ?? capacity;
  return [...kind === 'counter' ? counterName(inner, place, release) : capacityName(inner, place), ...deviceOf(inner, place, release)];
}

function counterName(counter: unknown, keys: Keys, release: string): Broken[] {
  const name = at(counter, 'name') ?? '';
  if (name === '') {
    return [{ id: 'required', keys: [...keys, 'name'], data: { key: 'name' } }];
  }
  const fits = isFrom(release, '0.19') ? isDnsLabel(name) : String(name).length <= LONGEST_DOMAIN;
  return fits ? [] : [{ id: 'form', value: name, keys: [...keys, 'name'], data: { wanted: 'a DNS label' } }];
}

/** A name with more than one slash is not looked at. */
function capacityName(capacity: unknown, keys: Keys): Broken[] {
  const name = String(at(capacity, 'name') ?? '');
  const parts = name.split('/');
  const [domain, id] = parts.length === 2 ? parts : [undefined, parts[0]];
  const fits = parts.length > 2 || id.length <= LONGEST_IDENTIFIER && IDENTIFIER.test(id)
    && (domain === undefined || domain.length <= LONGEST_DOMAIN && isDnsSubdomain(domain.toLowerCase()));
  return fits ? [] : [{ id: 'form', value: name, keys: [...keys, 'name'], data: { wanted: 'a name such as memory or example.com/memory' } }];
}

/** Whether the expression is right CEL is not looked at. */
function deviceOf(source: unknown, keys: Keys, release: string): Broken[] {
  const driver = at(source, 'driver') ?? '';
  const longest = isFrom(release, '0.19') ? LONGEST_DOMAIN : 253;
  const right = String(driver).length <= longest && (!isFrom(release, '0.19') || isDnsSubdomain(driver));
  return [
    ...driver === '' ? [{ id: 'required', keys: [...keys, 'driver'], data: { key: 'driver' } } as const] : [],
    ...driver !== '' && !right ? [{ id: 'form', value: driver, keys: [...keys, 'driver'], data: { wanted: 'a DNS subdomain' } } as const] : [],
    ...(at(source, 'deviceSelector', 'cel', 'expression') ?? '') === ''
      ? [{ id: 'required', keys: [...keys, 'deviceSelector', 'cel', 'expression'], data: { key: 'deviceSelector.cel.expression' } } as const] : [],
  ];
}

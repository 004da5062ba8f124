import { isObject, Json, JsonObject } from './source-file';

type Position = 'schema' | 'list' | 'map' | 'rules';

// Which keywords of a schema hold further schemas. Only these are followed: `description` below `properties` is a field
// of the kind (WorkloadPriorityClass has one), and `default`, `enum` or `example` hold data, not schemas.
const POSITIONS: ReadonlyMap<string, Position> = new Map([
  ['properties', 'map'],
  ['patternProperties', 'map'],
  ['items', 'schema'],
  ['additionalProperties', 'schema'],
  ['not', 'schema'],
  ['allOf', 'list'],
  ['anyOf', 'list'],
  ['oneOf', 'list'],
  ['x-kubernetes-validations', 'rules'],
]);

const PROSE: ReadonlySet<string> = new Set(['description', 'title', 'externalDocs']);

function mapValues(value: JsonObject, change: (child: Json, key: string) => Json): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, change(child, key)]));
}

function without(value: JsonObject, ...keys: string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}

function list(value: Json, change: (child: Json) => Json): Json {
  return Array.isArray(value) ? value.map(change) : value;
}

/**
 * A rule's message is a sentence of upstream and decides nothing: without it the server refuses the same objects and
 * shows the rule itself. A rule with a line break is the exception, there the server requires a message, so it gets ours.
 */
function stripRule(rule: Json): Json {
  if (!isObject(rule)) {
    return rule;
  }
  const stripped = without(rule, 'message');
  const needsMessage = typeof rule.rule === 'string' && /[\r\n]/.test(rule.rule);
  return needsMessage ? { ...stripped, message: 'a validation rule of this kind does not hold' } : stripped;
}

const STRIP: Readonly<Record<Position, (value: Json) => Json>> = {
  schema: stripSchema,
  list: value => list(value, stripSchema),
  map: value => isObject(value) ? mapValues(value, stripSchema) : value,
  rules: value => list(value, stripRule),
};

/** The schema without prose; everything that decides about an object stays. */
export function stripSchema(schema: Json): Json {
  if (!isObject(schema)) {
    return schema;
  } // additionalProperties may be a boolean
  return mapValues(without(schema, ...PROSE), (child, key) => {
    const position = POSITIONS.get(key);
    return position === undefined ? child : STRIP[position](child);
  });
}

function stripVersion(version: Json): Json {
  if (!isObject(version)) {
    return version;
  }
  // The server writes a warning of its own for a deprecated version that brings none.
  return mapValues(without(version, 'deprecationWarning'), (child, key) => {
    if (key === 'additionalPrinterColumns') {
      return list(child, column => isObject(column) ? without(column, 'description') : column);
    }
    if (key === 'schema' && isObject(child)) {
      return mapValues(child, stripSchema);
    }
    return child;
  });
}

function stripMetadata(metadata: JsonObject): JsonObject {
  const kept = without(metadata, 'creationTimestamp', 'annotations');
  if (!isObject(metadata.annotations)) {
    return kept;
  }
  // Other annotations stay: a server asks for api-approved.kubernetes.io on groups below k8s.io.
  const annotations = without(metadata.annotations, 'controller-gen.kubebuilder.io/version');
  return Object.keys(annotations).length === 0 ? kept : { ...kept, annotations };
}

/** A CustomResourceDefinition that a server treats as it treats the upstream one, without upstream's sentences. */
export function stripCrd(crd: JsonObject, file: string): JsonObject {
  if (crd.apiVersion !== 'apiextensions.k8s.io/v1' || crd.kind !== 'CustomResourceDefinition') {
    throw new Error(`${file}: is ${String(crd.apiVersion)} ${String(crd.kind)}; give an apiextensions.k8s.io/v1 CustomResourceDefinition`);
  }
  return mapValues(without(crd, 'status'), (child, key) => {
    if (key === 'metadata' && isObject(child)) {
      return stripMetadata(child);
    }
    if (key === 'spec' && isObject(child)) {
      return mapValues(child, (value, name) => name === 'versions' ? list(value, stripVersion) : value);
    }
    return child;
  });
}

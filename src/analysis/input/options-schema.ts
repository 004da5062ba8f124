import { RuleLevel } from './options';
import { refuse } from '../../errors/format-error';
import { isRecord } from '../../kubernetes/json';

/** The part of JSON Schema (2020-12) that the schema of `ocm-access.yaml` is written in. */
export interface Schema {
  readonly description?: string;
  readonly type: 'object' | 'array' | 'string' | 'boolean';
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false | Schema;
  readonly items?: Schema;
  readonly minLength?: number;
  readonly enum?: readonly string[];
}

const text = (description: string): Schema => ({ description, type: 'string', minLength: 1 });
const flag = (description: string): Schema => ({ description, type: 'boolean' });
const list = (description: string, items: Schema): Schema => ({ description, type: 'array', items });
const object = (description: string, properties: Record<string, Schema>, required: readonly string[] = []): Schema => ({
  description, type: 'object', properties, required, additionalProperties: false,
});

const NAMES: Readonly<Record<string, string>> = { object: 'an object', array: 'an array', string: 'a string', boolean: 'a boolean' };

const RELEASES = {
  kueue: text('Kueue on the hub'),
  kubernetes: text('Kubernetes of the hub'),
  managedServiceAccount: text('the managed-serviceaccount add-on'),
  clusterPermission: text('the cluster-permission controller'),
  argoCd: text('Argo CD on the hub'),
  ocm: text('OCM on the hub'),
  clusterProxy: text('the cluster-proxy add-on'),
};

/** The file `ocm-access.yaml`: what manifests do not show. Published as docs/ocm-access.schema.json. */
export const OPTIONS_SCHEMA: Schema = object('What manifests do not show', {
  releases: object('What is installed on the hub, by version: 0.19.2, or 0.19 for the newest catalogued patch', RELEASES),
  assume: object('What is installed on the hub and nobody has catalogued: the newest facts are used, and every answer reports it', RELEASES),
  fleet: list('The managed clusters, in addition to the ManagedClusters in the manifests', object('A managed cluster', {
    name: text('name of the ManagedCluster'),
    labels: { description: 'its labels', type: 'object', additionalProperties: { type: 'string' } },
    accepted: flag('whether the hub has accepted it; true where it is left out'),
    kueue: text('Kueue on it, where it differs from the hub\'s'),
  }, ['name'])),
  ownCluster: text('name of the ManagedCluster that is the hub itself'),
  complete: flag('whether the manifests are everything on the hub; only then is a missing object a mistake'),
  background: list('Files or folders with manifests of others on the same hub, relative to this file: read, and not judged', text('a path')),
  acknowledgedCopies: list('Copies of tokens that are intended', object('An acknowledged copy', {
    account: text('name of the account whose token is copied'),
    namespace: text('the receiving namespace'),
    reason: text('why this is right'),
  }, ['account', 'namespace', 'reason'])),
  suppressions: list('Findings to suppress', object('A suppression', {
    rule: text('id of the rule, see docs/rules.md'),
    kind: text('kind of the object'),
    namespace: text('namespace of the object; any where it is left out'),
    name: text('name of the object; any where it is left out'),
    reason: text('why this is right'),
  }, ['rule', 'kind', 'reason'])),
  rules: {
    description: 'Levels of rules, by the id of the rule, see docs/rules.md',
    type: 'object',
    additionalProperties: object('The level of a rule', {
      level: { description: 'the level of all its findings; off sets them aside, and they are counted', type: 'string', enum: Object.values(RuleLevel) },
      reason: text('why this is right'),
    }, ['level', 'reason']),
  },
  kindsWithoutBearing: list('Kinds that give nobody access; objects of other unknown kinds are not judged', object('A kind without bearing on access', {
    apiGroup: text('API group of the kind; the core group where it is left out'),
    kind: text('the kind'),
    reason: text('why it has no bearing on access'),
  }, ['kind', 'reason'])),
  rightsGrantedElsewhere: list('Accounts whose rights on the managed clusters come from elsewhere', text('name of an account')),
  unmanagedFrameworks: list('Default frameworks of Kueue that its configuration leaves out on purpose', text('name of a framework')),
  hubTokensAccepted: flag('whether cluster-proxy accepts hub tokens (enableImpersonation of its chart); true where it is left out'),
});

/** Refuses, with the path, whatever the schema does not allow. */
export function requireSchema(where: string, value: unknown, schema: Schema = OPTIONS_SCHEMA, path = ''): void {
  const prop = path === '' ? 'the file' : path;
  const is = typeOf(value);
  if (is !== schema.type) {
    refuse(
      where,
      prop,
      value,
      {
        wrong: `is not ${NAMES[schema.type]}`,
        remedy: `give ${schema.description ?? NAMES[schema.type]}${schema.type === 'string' ? '; quote versions' : ''}`,
      },
    );
  }
  requireText(where, prop, value, schema);
  if (Array.isArray(value) && schema.items) {
    value.forEach((item, i) => requireSchema(where, item, schema.items, `${path}[${i}]`));
  }
  if (isRecord(value)) {
    requireProperties(where, value, schema, path);
  }
}

function requireText(where: string, prop: string, value: unknown, { minLength, description, enum: values }: Schema): void {
  if (minLength !== undefined && (value as string).trim().length < minLength) {
    refuse(where, prop, value, { wrong: 'is empty', remedy: `give ${description}` });
  }
  if (values !== undefined && !values.includes(value as string)) {
    refuse(where, prop, value, { wrong: 'is not one of the values that it takes', remedy: `use ${values.join(', ')}` });
  }
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}

function requireProperties(where: string, value: Readonly<Record<string, unknown>>, schema: Schema, path: string): void {
  const properties = new Map(Object.entries(schema.properties ?? {}));
  const below = (key: string) => path === '' ? key : `${path}.${key}`;
  for (const key of schema.required ?? []) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) {
      refuse(where, below(key), undefined, { wrong: 'is missing', remedy: `give ${properties.get(key)?.description}` });
    }
  }
  for (const [key, inner] of Object.entries(value)) {
    const known = properties.get(key) ?? (schema.additionalProperties || undefined);
    if (!known) {
      refuse(where, below(key), inner, { wrong: 'is not known here', remedy: `use ${[...properties.keys()].join(', ')}` });
    }
    requireSchema(where, inner, known, below(key));
  }
}

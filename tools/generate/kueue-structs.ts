/** TypeScript structs of the types of Kueue's configuration: jsii needs each of them by name. */

/** `key form`, with `@minor` behind it where not every release has the key. */
export type TypeRows = ReadonlyMap<string, readonly string[]>;

/** Keys that the construct decides. */
const DECIDED: Readonly<Record<string, readonly string[]>> = {
  Configuration: ['apiVersion', 'kind', 'namespace'],
  Integrations: ['frameworks'],
  MultiKueue: ['clusterProfile', 'dispatcherName', 'incrementalDispatcherConfig', 'origin'],
};

/** Types in the file about the manager itself, and what they are made of. */
const SERVERS = [
  'ClientConnection', 'ControllerConfigurationSpec', 'ControllerHealth', 'ControllerMetrics', 'ControllerMetricsCustomLabel', 'ControllerWebhook',
  'InternalCertManagement', 'LabelSelector', 'LabelSelectorRequirement', 'LeaderElectionConfiguration', 'LocalQueueMetrics', 'TLSOptions',
  'VisibilityServerConfiguration',
];

const SCALARS: Readonly<Record<string, string>> = {
  string: 'string',
  boolean: 'boolean',
  int32: 'number',
  int64: 'number',
  float32: 'number',
  float64: 'number',
  duration: 'Duration | string',
  quantity: 'string',
};

interface Field {
  readonly key: string;
  readonly form: string;
  readonly since?: string;
}

const NAMES: Readonly<Record<string, string>> = { ControllerConfigurationSpec: 'Controller', TLSOptions: 'TlsOptions', CELDeviceSelector: 'CelDeviceSelector' };

const nameOf = (type: string) => `Kueue${NAMES[type] ?? type.replace(/^Controller/, '')}`;
const typeOf = (form: string) => form.replace(/^(\[\]|map:)+/, '').replace(/\?$/, '');

function fieldsOf(type: string, rows: readonly string[]): Field[] {
  return rows.map(row => row.split(' ')).map(([key, form, since]) => ({ key, form, since: since?.slice(1) }))
    .filter(({ key }) => !(DECIDED[type] ?? []).includes(key));
}

/** The types that a configuration without the decided keys still reaches. */
function reached(types: TypeRows, from = 'Configuration', seen = new Set<string>()): Set<string> {
  const rows = types.get(from);
  if (rows && !seen.has(from)) {
    seen.add(from);
    fieldsOf(from, rows).forEach(({ form }) => reached(types, typeOf(form), seen));
  }
  return seen;
}

function written(form: string): string {
  const plain = form.replace(/\?$/, '');
  if (plain.startsWith('[]')) {
    return `${written(plain.slice(2))}[]`;
  }
  if (plain.startsWith('map:')) {
    return `{ [key: string]: ${written(plain.slice(4))} }`;
  }
  return SCALARS[plain] ?? nameOf(plain);
}

function struct(type: string, rows: readonly string[]): string {
  const fields = fieldsOf(type, rows).flatMap(({ key, form, since }) => [
    `  /** Kueue's \`${key}\`${since === undefined ? '' : `, from ${since} on`}. @default - as Kueue has it */`,
    `  readonly ${key}?: ${written(form)};`,
  ]);
  const what = type === 'Configuration' ? 'Kueue\'s configuration: keys that its release lacks are refused.' : `${type} of Kueue's configuration.`;
  return [`/** ${what} */`, `export interface ${nameOf(type)} {`, ...fields, '}', ''].join('\n');
}

/** The structs of one file, with what it takes from the other and from cdk8s. */
export function structsOf(types: TypeRows, part: 'KueueConfiguration' | 'servers'): string {
  const all = [...reached(types)].sort();
  const own = all.filter(type => SERVERS.includes(type) === (part === 'servers'));
  const text = own.map(type => struct(type, types.get(type) ?? [])).join('\n');
  const used = all.filter(type => !own.includes(type) && new RegExp(`\\b${nameOf(type)}\\b`).test(text)).map(nameOf).sort();
  const imports = [
    ...text.includes('Duration |') ? ['import { Duration } from \'cdk8s\';'] : [],
    ...used.length > 0 ? ['import {', ...used.map(name => `  ${name},`), '} from \'./kueue-manager-configuration\';'] : [],
  ];
  return `${imports.join('\n')}\n\n${text}`;
}

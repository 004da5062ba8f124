import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { schemaOf } from './kueue-module';
import { structsOf } from './kueue-structs';
import { writeAll } from './source-file';

/**
 * Writes what each release of Kueue knows of its configuration. With a folder, the answers of the Go program are read from `<release>.json` there
 * instead; with `--check` nothing is written, and a difference ends it.
 *
 *     npm run import:kueue [-- [--check] [folder]]
 */

/** A release that can be had as a module, oldest first. The newest of a minor stands for its types, each for its gates. */
const RELEASES = ['0.15.2', '0.16.1', '0.17.1', '0.18.4', '0.19.0', '0.19.2'];
const OUTPUT = join(__dirname, '..', '..', 'src', 'releases', 'kueue', 'configuration', 'data');
const WIDEST = 140;

type Fields = Readonly<Record<string, string>>;
type Types = Readonly<Record<string, Fields>>;

interface Schema {
  readonly types: Readonly<Record<string, Types>>;
  readonly gates: Readonly<Record<string, { stage: string; default: boolean; locked: boolean }>>;
  readonly frameworks: Readonly<Record<string, { kind: string; sent: boolean }>>;
}

interface Dated {
  readonly release: string;
  readonly schema: Schema;
}

const minorOf = (release: string) => release.split('.').slice(0, 2).join('.');
const nameOf = (form: string) => form.replace(/^(\[\]|map:)+/, '').replace(/\?$/, '');

/** A form without the name of its type, which may have changed. */
function shapeOf(form: string, types: Types): string {
  return nameOf(form) in types ? form.replace(nameOf(form), '') : form;
}

/** The keys of each type at the newest release, with the first minor that has them. Nothing that was removed or changed can be said this way. */
function typesOf(version: string, schemas: readonly Dated[]): Map<string, string[]> {
  const newest = schemas[schemas.length - 1].schema.types[version];
  const since = new Map<string, string>();
  const sameAs = (old: Types, name: string) => old[name] ?? Object.values(old).find(fields => Object.keys(fields).join() === Object.keys(newest[name]).join());
  for (const { release, schema } of schemas) {
    for (const [type, fields] of Object.entries(newest)) {
      const before = sameAs(schema.types[version], type);
      for (const key of Object.keys(fields).filter(name => before?.[name] !== undefined && !since.has(`${type}.${name}`))) {
        since.set(`${type}.${key}`, minorOf(release));
      }
    }
    for (const [type, fields] of Object.entries(schema.types[version])) {
      const after = newest[type] ?? Object.values(newest).find(other => Object.keys(fields).every(key => key in other));
      const same = (key: string, form: string) => shapeOf(form, schema.types[version]) === shapeOf(after?.[key] ?? '', newest);
      const lost = Object.entries(fields).find(([key, form]) => !same(key, form));
      if (lost) {
        throw new Error(`${version} ${type}.${lost[0]} of ${release} is not as in the newest release: the form of the data cannot say that`);
      }
    }
  }
  const first = minorOf(schemas[0].release);
  return new Map(Object.entries(newest).sort().map(([type, fields]) => [type, Object.entries(fields).sort().map(([key, form]) => {
    const minor = since.get(`${type}.${key}`);
    return `${key} ${form}${minor === first ? '' : ` @${minor}`}`;
  })]));
}

/** Rows `<release> <what holds from there on>`, one for each change. */
function rowsOf(schemas: readonly Dated[], names: (schema: Schema) => readonly string[], say: (schema: Schema, name: string) => string): Map<string, string> {
  const all = [...new Set(schemas.flatMap(({ schema }) => names(schema)))].sort();
  return new Map(all.map(name => {
    const rows: string[] = [];
    let before = 'none';
    for (const { release, schema } of schemas) {
      const now = names(schema).includes(name) ? say(schema, name) : 'none';
      if (now !== before) {
        rows.push(`${release} ${now}`);
      }
      before = now;
    }
    return [name, rows.join('; ')];
  }));
}

const quoted = (name: string) => `'${name.replaceAll('\'', '\\\'')}'`;

function header(what: string): string {
  return [
    '/**',
    ` * ${what}`,
    ' * Written by tools/generate/kueue-configuration.ts from the modules sigs.k8s.io/kueue (Apache-2.0)',
    ` * ${RELEASES.map(release => `v${release}`).join(', ')}. Not edited by hand.`,
    ' */',
    '',
  ].join('\n');
}

function typesFile(version: string, schemas: readonly Dated[]): string {
  const types = [...typesOf(version, schemas)].flatMap(([type, keys]) => {
    const lines: string[] = [];
    for (const key of keys) {
      const last = lines[lines.length - 1];
      if (last !== undefined && last.length + key.length + 2 <= WIDEST) {
        lines[lines.length - 1] = `${last}, ${key}`;
      } else {
        lines.push(`    ${key}`);
      }
    }
    return [`  ${type}: \``, ...lines.map((line, i) => i < lines.length - 1 ? `${line},` : line), '  `,'];
  });
  const what = `The types of config.kueue.x-k8s.io/${version}: \`key form\`, with the first minor that has the key where not all do.`;
  return `${header(what)}export const ${version.toUpperCase()}_TYPES: Readonly<Record<string, string>> = {\n${types.join('\n')}\n};\n`;
}

function structsFile(schemas: readonly Dated[], part: 'KueueConfiguration' | 'servers'): string {
  const what = part === 'servers'
    ? 'The part of Kueue\'s configuration about the manager itself.'
    : 'Kueue\'s configuration, without the keys that MultiKueueIntegration decides.';
  return header(what) + structsOf(typesOf('v1beta2', schemas), part);
}

function rowsFile(constant: string, what: string, rows: ReadonlyMap<string, string>): string {
  const plain = [...rows.keys()].every(name => /^\w+$/.test(name));
  const lines = [...rows].map(([name, row]) => `  ${plain ? name : quoted(name)}: ${quoted(row)},`);
  return `${header(what)}export const ${constant}: Readonly<Record<string, string>> = {\n${lines.join('\n')}\n};\n`;
}

function gateText({ gates }: Schema, name: string): string {
  const gate = gates[name];
  const stage = gate.stage === 'GA' ? 'GA' : gate.stage.toLowerCase();
  return [stage, gate.default ? 'on' : 'off', ...gate.locked ? ['locked'] : []].join(' ');
}

function files(schemas: readonly Dated[]): Map<string, string> {
  const gates = rowsOf(schemas, schema => Object.keys(schema.gates), gateText);
  const frameworks = rowsOf(schemas, schema => Object.keys(schema.frameworks),
    ({ frameworks: all }, name) => `${all[name].kind}${all[name].sent ? ' sent' : ''}`);
  return new Map([
    ['v1beta1-types.ts', typesFile('v1beta1', schemas)],
    ['v1beta2-types.ts', typesFile('v1beta2', schemas)],
    ['../../../../consumers/kueue/kueue-configuration.ts', structsFile(schemas, 'KueueConfiguration')],
    ['../../../../consumers/kueue/kueue-manager-configuration.ts', structsFile(schemas, 'servers')],
    ['gates.ts', rowsFile('CONFIGURATION_GATES', 'Feature gates: stage, default, and whether it is locked to that, from each release on.', gates)],
    ['framework-kinds.ts', rowsFile('FRAMEWORK_KINDS', 'Kind of job of each framework, and whether MultiKueue sends it, from each release on.', frameworks)],
  ].map(([name, text]) => [join(OUTPUT, name), text]));
}

const words = process.argv.slice(2);
const folder = words.find(word => !word.startsWith('--'));
const written = files(RELEASES.map(release => ({
  release,
  schema: JSON.parse(folder === undefined ? schemaOf(release) : readFileSync(join(folder, `${release}.json`), 'utf8')) as Schema,
})));
if (words.includes('--check')) {
  const other = [...written].filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text).map(([file]) => file);
  other.forEach(file => console.error(`${file}: differs from what the modules say`));
  process.exitCode = other.length > 0 ? 1 : 0;
} else {
  writeAll(written);
}

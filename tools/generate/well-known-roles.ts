import { createHash } from 'crypto';
import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { isObject, Json, JsonObject, sourceFolder, writeAll } from './source-file';

/**
 * Kubernetes tests its own roles against files in the module k8s.io/kubernetes. `<folder>` is the folder `k8s.io` of a Go module cache, in which
 * `go mod download k8s.io/kubernetes@v1.36.0` has put them.
 */
const TESTDATA = 'plugin/pkg/auth/authorizer/rbac/bootstrappolicy/testdata';

/** Minor, module version, and the SHA-256 of the three files one after the other. */
const RELEASES: ReadonlyArray<readonly [minor: string, version: string, sha256: string]> = [
  ['1.29', 'v1.29.15', 'e28531987bd155c97101f4f35f31917b21c8073ddbe1f4ef04c6d4834cf37a85'],
  ['1.30', 'v1.30.14', '2662994de41a80d8443ca7a78f37173a8d6f7e5643cca0899eef11f6f2119e88'],
  ['1.31', 'v1.31.14', '6cbe3933b66bc7420e17e39d42dac986957c21ea00240a111dcc52a5c7894273'],
  ['1.32', 'v1.32.10', 'a3cbe6eb5cd9c6c2829670785e2e7b25442fa252d01c4b1344c66e7eab42de81'],
  ['1.33', 'v1.33.6', '1d272b6d5ed2b452cd9d87f85539f4722b87c9ca58e0d362c6e864b8993d67eb'],
  ['1.34', 'v1.34.2', 'fb424e5f8d97022870840dd205e14f2409246090462cdc146bda89ad7c4c1b93'],
  ['1.35', 'v1.35.4', 'e594339d0f00de6f36ddca3e62545d62f27a30f027f65b4f923f2f7d12b4d145'],
  ['1.36', 'v1.36.0', '146a3097f292bd2ab87968d9cc8c509d872f22eae60e71e59713c6f81c46fc95'],
  ['1.37', 'v1.37.2', 'e9b11fd2d26b6e0936d06742866e63bbb2d477e51c38204e2ee03bb7f74d85f7'],
];

/** Upstream file, and the file and the constant that it becomes. */
const FILES = [
  { input: 'cluster-roles.yaml', output: 'cluster-roles', constant: 'CLUSTER_ROLES', what: 'ClusterRoles' },
  { input: 'controller-roles.yaml', output: 'controller-roles', constant: 'CONTROLLER_ROLES', what: 'ClusterRoles of Kubernetes\' controllers' },
  { input: 'namespace-roles.yaml', output: 'namespace-roles', constant: 'NAMESPACE_ROLES', what: 'Roles, by namespace and name' },
] as const;

/** A rule may be cut into several without giving more or less. */
const LONGEST = 118;

function list(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** `get,list core pods,services`, `get url /healthz`, `get core configmaps name,name` */
function rows(rule: JsonObject): string[] {
  const verbs = list(rule.verbs).join(',');
  const urls = list(rule.nonResourceURLs);
  if (urls.length > 0) {
    return [`${verbs} url ${urls.join(',')}`];
  }
  const groups = list(rule.apiGroups).map(group => group || 'core').join(',');
  const names = pieces(list(rule.resourceNames), verbs.length + groups.length);
  return pieces(list(rule.resources), verbs.length + groups.length)
    .flatMap(resources => names.length === 0 ? [[verbs, groups, resources].join(' ')] : names.map(name => [verbs, groups, resources, name].join(' ')));
}

/** Parts of a list that are short enough for a line. */
function pieces(all: readonly string[], beside: number): string[] {
  return all.reduce<string[]>((done, one) => {
    const last = done.length > 0 ? `${done[done.length - 1]},${one}` : '';
    return last !== '' && last.length + beside < LONGEST ? [...done.slice(0, -1), last] : [...done, one];
  }, []);
}

function items(text: string): JsonObject[] {
  const content: Json = parse(text);
  const found = isObject(content) ? content.items : undefined;
  return Array.isArray(found) ? found.filter(isObject) : [];
}

function keyOf(role: JsonObject): string {
  const metadata = isObject(role.metadata) ? role.metadata : {};
  return [metadata.namespace, metadata.name].filter(Boolean).join('/');
}

const folder = sourceFolder(__filename, 'the module k8s.io/kubernetes of each release');
const texts = RELEASES.map(([minor, version, sha256]) => {
  const files = FILES.map(({ input }) => join(folder, `kubernetes@${version}`, TESTDATA, input));
  const missing = files.find(file => !existsSync(file));
  if (missing) {
    throw new Error(`${missing}: no such file; run go mod download k8s.io/kubernetes@${version}`);
  }
  const contents = files.map(file => readFileSync(file, 'utf8'));
  const digest = createHash('sha256').update(contents.join('')).digest('hex');
  if (digest !== sha256) {
    throw new Error(`k8s.io/kubernetes@${version}: SHA-256 of the three files is ${digest}, the table has ${sha256}`);
  }
  return { minor, contents };
});

/** ` @1.31..1.33`: the releases that have the row; nothing where all have it. */
function span(having: readonly number[]): string {
  const [first, last] = [having[0], having[having.length - 1]];
  if (having.length !== last - first + 1) {
    throw new Error(`a rule comes, goes and comes again in the releases ${having.map(i => RELEASES[i][0]).join(', ')}; teach the table gaps`);
  }
  return having.length === RELEASES.length ? '' : ` @${RELEASES[first][0]}..${RELEASES[last][0]}`;
}

function quoted(text: string): string {
  return `'${text.replace(/'/g, '\\\'')}'`;
}

/** Of a line with the name of a role. */
const WIDTH = 150;

/** A role of one short row takes one line. */
function written(key: string, all: readonly string[]): string[] {
  const [only, ...more] = all;
  const short = `  ${key}: ${quoted(only)},`;
  return more.length === 0 && short.length <= WIDTH ? [short] : [`  ${key}: \``, ...all.map(row => `    ${row}`), '  `,'];
}

function table(file: number): string {
  const roles = new Map<string, Map<string, number[]>>();
  texts.forEach(({ contents }, release) => items(contents[file]).forEach(role => {
    const known = roles.get(keyOf(role)) ?? new Map<string, number[]>();
    roles.set(keyOf(role), known);
    const rules = Array.isArray(role.rules) ? role.rules.filter(isObject) : [];
    new Set(rules.flatMap(rows)).forEach(row => known.set(row, [...known.get(row) ?? [], release]));
  }));
  const { constant, what, input } = FILES[file];
  return [
    '/**',
    ` * ${what}, as Kubernetes ships them: one row a rule, with the releases that have it where not all do.`,
    ' * Written by tools/generate/well-known-roles.ts from the module k8s.io/kubernetes (Apache-2.0), below plugin/pkg/auth/authorizer/rbac/',
    ` * bootstrappolicy/testdata/${input}@${RELEASES.map(([, version]) => version).join(', ')}.`,
    ' * Not edited by hand.',
    ' */',
    `export const ${constant}: Readonly<Record<string, string>> = {`,
    ...[...roles].sort(([a], [b]) => a < b ? -1 : 1).filter(([, known]) => known.size > 0)
      .flatMap(([key, known]) => written(quoted(key), [...known].map(([row, having]) => `${row}${span(having)}`).sort())),
    '};',
    '',
  ].join('\n');
}

const target = join(__dirname, '..', '..', 'src', 'releases', 'kubernetes', 'roles');
writeAll(new Map(FILES.map(({ output }, i) => [join(target, `${output}.ts`), table(i)])));
console.log(`${FILES.length} files in src/releases/kubernetes/roles`);

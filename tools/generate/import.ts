import { spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { parse } from 'yaml';
import { CRD_SOURCES } from './crd-sources';
import { writeAll } from './source-file';

/** What is read of a schema here. */
interface Crd {
  readonly kind: string;
  readonly spec: { readonly group: string; readonly names: { readonly kind: string }; readonly versions: ReadonlyArray<{ readonly name: string }> };
}

const imports = join(__dirname, '..', '..', 'imports');
const cdk8s = join(dirname(require.resolve('cdk8s-cli/package.json')), 'bin', 'cdk8s');

/** A schema's text, and the line of its classes that names their API. */
function readSchema(name: string): { text: string; classes: string[] } {
  const file = join(imports, 'crds', name);
  const text = readFileSync(file, 'utf8');
  // Checked here because cdk8s import silently accepts broken YAML and skips what is not a CRD.
  let crd: Crd | null;
  try {
    crd = parse(text);
  } catch (error) {
    throw new Error(`${file}: is not YAML (${String(error)}); write it again with tools/generate/strip-crds.ts`);
  }
  if (crd?.kind !== 'CustomResourceDefinition') {
    throw new Error(`${file}: kind is ${String(crd?.kind)}, not CustomResourceDefinition; write it again with tools/generate/strip-crds.ts`);
  }
  const { group, names, versions } = crd.spec;
  return { text, classes: versions.map(version => `apiVersion: '${group}/${version.name}',\n    kind: '${names.kind}',`) };
}

/** imports/ is not linted, so the comments that switch rules off there would only hide in a search for such comments. */
function withoutLinterComments(text: string): string {
  return text.replace(/^\/\* eslint-(?:disable|enable) .*\*\/\n/gm, '');
}

/** The types of every group, by file name. */
function generate(work: string): Map<string, string> {
  // One run over one file: cdk8s import writes a file per group, and a second run would replace the group's kinds.
  const input = join(work, 'crds.yaml');
  const schemas = CRD_SOURCES.filter(source => source.generate).map(source => readSchema(source.output));
  writeFileSync(input, schemas.map(schema => schema.text).join('---\n'));

  // In its own folder, so that neither a cdk8s.yaml of the repository is read nor a new one written there.
  const output = join(work, 'out');
  mkdirSync(output);
  const run = spawnSync(
    process.execPath,
    [cdk8s, 'import', input, '--language', 'typescript', '--output', output, '--no-save', '--check-upgrade=false'],
    { cwd: work, encoding: 'utf8' },
  );
  const names = readdirSync(output).sort();
  if (run.status !== 0 || names.length === 0) {
    throw new Error(`cdk8s import of imports/crds ended with ${run.status ?? run.signal ?? String(run.error)} and ${names.length} files; `
      + `correct the schema it names, then run it again\n${run.stdout}${run.stderr}`);
  }
  const files = new Map(names.map(name => [name, withoutLinterComments(readFileSync(join(output, name), 'utf8'))]));
  const all = [...files.values()].join('');
  const missing = schemas.flatMap(schema => schema.classes).filter(text => !all.includes(text));
  if (missing.length > 0) {
    throw new Error(`cdk8s import made no class for ${missing.join('; ')}; look at that version in imports/crds`);
  }
  return files;
}

const work = mkdtempSync(join(tmpdir(), 'cdk8s-import-'));
try {
  const generated = generate(work);
  for (const name of readdirSync(imports)) {
    if (name.endsWith('.ts') && !generated.has(name)) {
      rmSync(join(imports, name));
    } // a group that is no longer there
  }
  writeAll(new Map([...generated].map(([name, text]) => [join(imports, name), text])));
  console.log(`imports/: ${[...generated.keys()].join(', ')}`);
} finally {
  rmSync(work, { recursive: true });
}

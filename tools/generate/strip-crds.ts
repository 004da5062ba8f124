import { existsSync, readdirSync, rmSync } from 'fs';
import { join } from 'path';
import { stripCrd } from './crd-schema';
import { CRD_SOURCES } from './crd-sources';
import { readSource, sourceFolder, withHeader, writeAll } from './source-file';

const MADE_BY = 'Written by tools/generate/strip-crds.ts: prose removed, the rest as upstream has it. Not edited by hand.';

const folder = sourceFolder(__filename, 'the upstream CRDs named in tools/generate/crd-sources.ts');
const target = join(__dirname, '..', '..', 'imports', 'crds');
const files = new Map(CRD_SOURCES.map(source => {
  const crd = stripCrd(readSource(folder, source), join(folder, source.input));
  return [join(target, source.output), withHeader(source, MADE_BY, crd)];
}));

writeAll(files);
for (const name of existsSync(target) ? readdirSync(target) : []) {
  if (!files.has(join(target, name))) {
    rmSync(join(target, name));
  } // a schema the table no longer names
}
console.log(`${files.size} schemas in imports/crds`);

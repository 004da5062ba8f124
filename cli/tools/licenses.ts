import * as fs from 'fs';
import * as path from 'path';
import type { Metafile } from 'esbuild';

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly folder: string;
}

const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i;
const RULE = '-'.repeat(80);

/** The packages whose code is in the bundles, ordered by name. */
export function packagesIn(metafiles: readonly Metafile[], workingFolder: string): BundledPackage[] {
  const inputs = metafiles.flatMap(({ outputs }) => Object.values(outputs)).flatMap(output => Object.entries(output.inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file]) => file);
  const folders = inputs.flatMap(file => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
  return [...new Set(folders)]
    .map(folder => path.resolve(workingFolder, folder))
    .map(folder => ({ folder, ...JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as Omit<BundledPackage, 'folder'> }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** One text with every license. A package without a license text must not ship. */
export function licensesOf(packages: readonly BundledPackage[]): string {
  const texts = packages.map(({ name, version, license, folder }) => {
    const files = fs.readdirSync(folder).filter(file => LICENCE_FILE.test(file)).sort();
    if (files.length === 0) {
      throw new Error(`${name} ${version} has no license text; its license must ship with the bundle`);
    }
    const text = files.map(file => fs.readFileSync(path.join(folder, file), 'utf8').trim()).join('\n\n');
    return `${RULE}\n${name} ${version} (${license})\n${RULE}\n\n${text}\n`;
  });
  return `ocm-access contains code of the packages below.\n\n${texts.join('\n')}`;
}

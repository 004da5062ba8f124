import * as fs from 'fs';
import * as path from 'path';
import { stringify } from 'yaml';
import { quickstart } from './app';
import { summary } from './summary';

/** Beside the folder and not in it: a GitOps agent reads everything in the folder as manifests. */
const optionsFile = (folder: string) => path.join(path.dirname(folder), 'ocm-access.yaml');

/** Synthesizes the quickstart into a folder and explains the result. A failure leaves the folder as it was. */
export function run(folder: string, fleetFile?: string): string {
  const building = `${folder}.building`;
  fs.rmSync(building, { recursive: true, force: true });
  try {
    const built = quickstart(building, fleetFile);
    built.app.synth();
    const files = Object.fromEntries(fs.readdirSync(building).sort().map(name => [name, fs.readFileSync(path.join(building, name), 'utf8')]));
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(building, folder);
    fs.writeFileSync(
      optionsFile(folder),
      `# What the app declares beside its manifests, for ocm-access: releases, fleet, decisions.\n${stringify(built.stated())}`,
    );
    return summary(built, folder, files);
  } finally {
    fs.rmSync(building, { recursive: true, force: true });
  }
}

if (require.main === module) {
  try {
    process.stdout.write(run(path.join('dist', 'quickstart'), process.argv[2]));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}

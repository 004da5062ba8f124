import * as fs from 'fs';
import * as path from 'path';
import { summary } from './quickstart-summary';
import { quickstart } from '../examples/quickstart/app';

/** Synthesizes the quickstart into a folder and says what it gives. What fails leaves the folder as it was. */
export function run(folder: string, fleetFile?: string): string {
  const building = `${folder}.building`;
  fs.rmSync(building, { recursive: true, force: true });
  try {
    const built = quickstart(building, fleetFile);
    built.app.synth();
    const files = Object.fromEntries(fs.readdirSync(building).sort().map(name => [name, fs.readFileSync(path.join(building, name), 'utf8')]));
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(building, folder);
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

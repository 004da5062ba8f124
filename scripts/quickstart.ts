import * as fs from 'fs';
import * as path from 'path';
import { summary } from './quickstart-summary';
import { quickstart } from '../examples/quickstart/app';

const FOLDER = path.join('dist', 'quickstart');

/** Into a folder beside it first: what fails leaves the last result as it was. */
function run(fleetFile?: string): string {
  const building = `${FOLDER}.building`;
  fs.rmSync(building, { recursive: true, force: true });
  try {
    const built = quickstart(building, fleetFile);
    built.app.synth();
    const files = Object.fromEntries(fs.readdirSync(building).sort().map(name => [name, fs.readFileSync(path.join(building, name), 'utf8')]));
    fs.rmSync(FOLDER, { recursive: true, force: true });
    fs.renameSync(building, FOLDER);
    return summary(built, FOLDER, files);
  } finally {
    fs.rmSync(building, { recursive: true, force: true });
  }
}

try {
  process.stdout.write(run(process.argv[2]));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

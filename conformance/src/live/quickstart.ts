import { execFileSync } from 'child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parse, stringify } from 'yaml';
import { type KubeObject } from '../control-plane/api.js';
import { type Example, exampleIn } from '../manifests.js';
import { PACKAGE, REPOSITORY } from '../report/paths.js';

const FLEET = join(REPOSITORY, 'examples/quickstart/fleet.yaml');

/** Its fleet, as exported from a hub. */
export const quickstartFleet = (): KubeObject[] => parse(readFileSync(FLEET, 'utf8')).items;

/** The quickstart for the same fleet without some clusters, synthesized again. */
export function quickstartWithout(folder: string, clusters: readonly string[]): Example {
  const name = `quickstart-without-${clusters.join('-')}`;
  mkdirSync(join(folder, name), { recursive: true });
  const fleet = parse(readFileSync(FLEET, 'utf8'));
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, stringify({ ...fleet, items: fleet.items.filter((item: KubeObject) => !clusters.includes(item.metadata.name)) }));
  execFileSync(process.execPath, ['--import', 'tsx', join('src', 'live', 'synthesize.ts'), join(folder, name), file], {
    cwd: PACKAGE,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return exampleIn(folder, name);
}

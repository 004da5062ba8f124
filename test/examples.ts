import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App } from 'cdk8s';
import { guide } from '../examples/guide/app';
import { kueueIncluded } from '../examples/kueue-included/app';
import { myApp } from '../examples/my-app/app';
import { quickstart } from '../examples/quickstart/app';

/** Each example as a user would copy it. */
export const EXAMPLES: Readonly<Record<string, (outdir: string) => App>> = {
  'quickstart': outdir => quickstart(outdir).app,
  'my-app': myApp,
  'kueue-included': kueueIncluded,
  guide,
};

/** What an example writes, by file name. */
export function synthesized(example: string): Record<string, string> {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-ocm-'));
  try {
    EXAMPLES[example](outdir).synth();
    return Object.fromEntries(fs.readdirSync(outdir).sort().map(name => [name, fs.readFileSync(path.join(outdir, name), 'utf8')]));
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}

import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App } from 'cdk8s';
import * as ts from 'typescript';
import { guide } from '../examples/guide/app';
import { kueueIncluded } from '../examples/kueue-included/app';
import { myApp } from '../examples/my-app/app';
import { quickstart } from '../examples/quickstart/app';
import { readmeProgram } from '../scripts/readme-program';

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

/** The first program of the README, run as it stands there. */
export function readmeManifests(): Record<string, string> {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-ocm-'));
  const before = process.env.CDK8S_OUTDIR;
  process.env.CDK8S_OUTDIR = outdir;
  try {
    const { outputText } = ts.transpileModule(readmeProgram(), { compilerOptions: { module: ts.ModuleKind.CommonJS, esModuleInterop: true } });
    new Function('require', 'exports', outputText)(require, {});
    return Object.fromEntries(fs.readdirSync(outdir).sort().map(name => [name, fs.readFileSync(path.join(outdir, name), 'utf8')]));
  } finally {
    process.env.CDK8S_OUTDIR = before;
    fs.rmSync(outdir, { recursive: true });
  }
}

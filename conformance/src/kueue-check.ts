import { spawn } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parse } from 'yaml';
import { binary } from './components/cache.js';

export interface ConfigurationCheck {
  /** Whether the manager took the file and went on to look for its API server, which it is not given. */
  readonly loaded: boolean;
  /** Its errors, as it words them. */
  readonly errors: string;
  /** What it runs with: the file and its own defaults. */
  readonly effective: any;
}

/** Starts a manager with a configuration file and nothing else: it reads the file, and ends for want of a kubeconfig. */
export async function checkConfiguration(release: string, text: string, flags: readonly string[] = []): Promise<ConfigurationCheck> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-kueue-'));
  try {
    const file = join(folder, 'configuration.yaml');
    writeFileSync(file, text);
    const output = await new Promise<string>((done, fail) => {
      const child = spawn(binary('kueue', release), [`--config=${file}`, ...flags], {
        env: { HOME: folder },
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: 30_000,
        killSignal: 'SIGKILL',
      });
      let seen = '';
      const keep = (chunk: Buffer) => {
        seen += chunk.toString();
      };
      child.stdout.on('data', keep);
      child.stderr.on('data', keep);
      child.on('error', fail);
      child.on('close', () => done(seen));
    });
    const lines = output.split('\n').flatMap((line): any[] => {
      try {
        return [JSON.parse(line)];
      } catch {
        return line ? [{ level: 'error', msg: line }] : [];
      }
    });
    const loaded = lines.some(line => line.msg === 'Initializing') && lines.some(line => line.msg === 'unable to get kubeconfig');
    const shown = lines.find(line => typeof line.config === 'string')?.config;
    return {
      loaded,
      errors: lines
        .filter(line => line.level === 'error' && line.logger !== 'controller-runtime.client.config')
        .map(line => `${line.msg}: ${line.error ?? ''}`)
        .join('\n'),
      effective: shown === undefined ? undefined : parse(shown),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

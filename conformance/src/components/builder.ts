import { spawn, type ChildProcess } from 'child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { cachedPath, readyPath, sourceFolder } from './cache.js';
import { type Component } from './catalogue.js';
import { goVersion, moduleFolder } from './go.js';

const running = new Set<ChildProcess>();
const scratch = new Set<string>();

/** Ends builds under way and removes their half-written files; what was finished stays. */
export function interruptBuilds(): void {
  for (const child of running) {
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // It ended between the look and the signal.
    }
  }
  for (const path of scratch) {
    rmSync(path, { recursive: true, force: true });
  }
}

function run(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let output = '';
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', fail);
    child.on('close', (code, signal) => {
      running.delete(child);
      if (code === 0) {
        done();
      } else {
        fail(new Error(`\`${command} ${args.join(' ')}\` ended with ${signal ?? `exit code ${code}`}:\n${output}`));
      }
    });
  });
}

/** The `k8s.io/x => ./staging/...` replacements of a go.mod, aimed at published versions instead. */
function stagingReplacements(goMod: string, version: string): string[] {
  return [...goMod.matchAll(/^\s*(?:replace\s+)?(\S+) => \.\/staging\/\S+$/gm)].map(([, module]) => `${module} => ${module} ${version}`);
}

/** The go.mod that requires one component, with the replacements its own go.mod makes by path. */
function ownGoMod(component: Component, goMod: string): string {
  const replacements = component.stagingVersion ? stagingReplacements(goMod, component.stagingVersion) : [];
  const language = /^go (\S+)$/m.exec(goMod)?.[1] ?? '1.26';
  return [
    'module conformance.local/build',
    '',
    `go ${language}`,
    '',
    `require ${component.module} ${component.version}`,
    ...(replacements.length ? ['', 'replace (', ...replacements.map(line => `\t${line}`), ')'] : []),
    '',
  ].join('\n');
}

/** A folder with a go.mod of ours and every checksum the named modules vouch for. */
async function ownModule(component: Component, env: NodeJS.ProcessEnv): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-build-'));
  scratch.add(folder);
  const sums = new Set<string>();
  const take = (path: string) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter(Boolean)
      .forEach(line => sums.add(line));
  for (const module of component.sumsFrom ?? []) {
    take(join(moduleFolder(module), 'go.sum'));
  }
  const write = (goMod: string) => {
    writeFileSync(join(folder, 'go.mod'), goMod);
    writeFileSync(join(folder, 'go.sum'), [...sums, ''].join('\n'));
  };
  write(ownGoMod({ ...component, stagingVersion: undefined }, 'go 1.24'));
  await run('go', ['mod', 'download', component.module], folder, env);
  const source = join(await moduleCache(env), `${component.module}@${component.version}`);
  take(join(folder, 'go.sum'));
  take(join(source, 'go.sum'));
  write(ownGoMod(component, readFileSync(join(source, 'go.mod'), 'utf8')));
  return folder;
}

function moduleCache(env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn('go', ['env', 'GOMODCACHE'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on('error', fail);
    child.on('close', () => done(output.trim()));
  });
}

/** Where a component is built. */
async function buildFolder(component: Component, env: NodeJS.ProcessEnv): Promise<string> {
  switch (component.how) {
    case 'ownModule':
      return ownModule(component, env);
    case 'besideModule':
      return besideModule(component, env);
    default:
      return publishedSource(component);
  }
}

/** Builds one component into the cache; a reader of the cache never sees half a file. */
async function build(component: Component): Promise<void> {
  const target = cachedPath(component);
  mkdirSync(dirname(target), { recursive: true });
  const partial = `${target}.${process.pid}.partial`;
  scratch.add(partial);
  // Static programs, so that they also run inside a root folder of their own.
  const env = { ...process.env, CGO_ENABLED: '0', GOWORK: 'off', GOFLAGS: '-buildvcs=false' };
  const own = component.how === 'ownModule';
  const beside = component.how === 'besideModule';
  const folder = await buildFolder(component, env);
  try {
    const values = Object.entries(component.linkValues ?? {}).map(([key, value]) => `-X ${key}=${value}`);
    const what = own ? [component.module, component.package].filter(part => part !== '.').join('/') : `./${component.package}`;
    const flags = ['-trimpath', ...(own ? ['-mod=mod'] : []), '-tags', (component.tags ?? []).join(','), '-ldflags', ['-s', '-w', ...values].join(' ')];
    await run('nice', ['-n', '10', 'go', 'build', ...flags, '-o', partial, what], folder, env);
    renameSync(partial, target);
  } finally {
    rmSync(partial, { force: true });
    if (own || beside) {
      rmSync(folder, { recursive: true, force: true });
    }
    scratch.delete(partial);
    scratch.delete(folder);
  }
}

/** What a module of Kueue's is built from, without its documents and tests of the whole. */
const MODULE_PARTS = ['go.mod', 'go.sum', 'apis', 'pkg', 'client-go', 'internal'];

/** A copy of a module with a program of ours in it: the module cache is read-only. */
async function besideModule(component: Component, env: NodeJS.ProcessEnv): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-build-'));
  scratch.add(folder);
  const module = moduleFolder(`${component.module}@${component.version}`);
  const parts = MODULE_PARTS.map(part => join(module, part)).filter(existsSync);
  await run('cp', ['-r', '--no-preserve=mode', ...parts, folder], folder, env);
  const program = sourceFolder(component);
  mkdirSync(join(folder, component.package), { recursive: true });
  readdirSync(program).forEach(file => cpSync(join(program, file), join(folder, component.package, file)));
  return folder;
}

/** Source that is built as it is: a program of this package, or one of a module's own. */
function publishedSource(component: Component): string {
  return component.how === 'ownSource' ? sourceFolder(component) : moduleFolder(`${component.module}@${component.version}`);
}

export interface BuildOutcome {
  readonly component: Component;
  readonly seconds: number;
  readonly state: 'ready' | 'cached' | 'built';
}

function stateOf(component: Component): 'ready' | 'cached' | undefined {
  if (readyPath(component)) {
    return 'ready';
  }
  return existsSync(cachedPath(component)) ? 'cached' : undefined;
}

/** Builds what is missing, two at a time; `report` gets one line per component as it ends. */
export async function buildMissing(components: readonly Component[], report: (line: string) => void): Promise<BuildOutcome[]> {
  const outcomes: BuildOutcome[] = [];
  const missing: Component[] = [];
  for (const component of components) {
    const state = stateOf(component);
    if (state) {
      outcomes.push({ component, seconds: 0, state });
    } else {
      missing.push(component);
    }
  }
  if (missing.length > 0) {
    report(`building ${missing.length} of ${components.length} components with ${goVersion()}, two at a time`);
  }
  let finished = 0;
  let failure: Error | undefined;
  const one = async (component: Component) => {
    const started = Date.now();
    const label = `${component.name} ${component.version}`;
    report(`      ${label} …`);
    await build(component).catch((error: Error) => {
      throw new Error(`${label}: ${error.message}`);
    });
    const seconds = Math.round((Date.now() - started) / 1000);
    outcomes.push({ component, seconds, state: 'built' });
    report(`${String(++finished).padStart(2)}/${missing.length} ${label} built in ${seconds} s`);
  };
  // Programs of one module share most packages: side by side, both builders would compile them.
  const groups = new Map<string, Component[]>();
  for (const component of missing) {
    const module = `${component.module}@${component.version}`;
    groups.set(module, [...(groups.get(module) ?? []), component]);
  }
  const queue = [...groups.values()];
  const worker = async () => {
    try {
      for (let group = queue.shift(); group && !failure; group = queue.shift()) {
        for (const component of group) {
          if (!failure) {
            await one(component);
          }
        }
      }
    } catch (error) {
      failure ??= error as Error;
    }
  };
  await Promise.all([worker(), worker()]);
  if (failure) {
    interruptBuilds();
    throw failure;
  }
  return outcomes;
}

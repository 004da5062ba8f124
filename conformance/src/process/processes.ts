import { type ChildProcess, spawn } from 'child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'fs';
import { join } from 'path';
import { fileURLToPath } from 'url';
import { memoryOfGroups } from './memory.js';

export interface ProgramSpec {
  /** Unique in its suite; names the log file. */
  readonly name: string;
  readonly command: string;
  readonly args?: readonly string[];
  /** The whole environment besides PATH and HOME: nothing of the caller's (KUBECONFIG, proxies) leaks in. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** One started program with everything it has started itself. */
export class Program {
  public readonly exited: Promise<number | string>;
  private code: number | string | undefined;

  constructor(
    public readonly spec: ProgramSpec,
    public readonly logFile: string,
    private readonly child: ChildProcess,
    onExit: () => void,
  ) {
    this.exited = new Promise(done => {
      const end = (code: number | string) => {
        if (this.code !== undefined) {
          return;
        }
        this.code = code;
        onExit();
        done(code);
      };
      child.on('error', error => end(error.message));
      child.on('exit', (code, signal) => end(code ?? signal ?? 'unknown'));
    });
  }

  public get pid(): number {
    return this.child.pid!;
  }

  /** Exit code or signal once it has ended. */
  public get exitCode(): number | string | undefined {
    return this.code;
  }

  public log(): string {
    return existsSync(this.logFile) ? readFileSync(this.logFile, 'utf8') : '';
  }

  public signal(signal: NodeJS.Signals): void {
    try {
      process.kill(-this.pid, signal);
    } catch {
      // Already gone.
    }
  }

  /** Asks it to end, insists after `graceMs`, returns when it is gone. */
  public async stop(graceMs = 3000): Promise<void> {
    if (this.code === undefined) {
      this.signal('SIGTERM');
    }
    const timer = setTimeout(() => this.signal('SIGKILL'), graceMs);
    await this.exited;
    clearTimeout(timer);
    // What it started may outlive it (a relay inside a namespace).
    this.signal('SIGKILL');
  }
}

/** The programs of one suite: started in order, logged to files, stopped in reverse order. */
export class Processes {
  public readonly programs: Program[] = [];
  private readonly guardian: ChildProcess;
  private readonly sampler: NodeJS.Timeout;
  private peak = 0;

  constructor(public readonly logFolder: string) {
    rmSync(logFolder, { recursive: true, force: true });
    mkdirSync(logFolder, { recursive: true });
    this.guardian = spawn(process.execPath, [fileURLToPath(new URL('./guardian.mjs', import.meta.url))], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.guardian.unref();
    this.sampler = setInterval(() => this.sampleMemory(), 1000);
    this.sampler.unref();
  }

  public start(spec: ProgramSpec): Program {
    const logFile = join(this.logFolder, `${spec.name}.log`);
    const log = openSync(logFile, 'a');
    const child = spawn(spec.command, [...(spec.args ?? [])], {
      cwd: spec.cwd,
      env: { PATH: process.env.PATH ?? '', HOME: this.logFolder, ...spec.env },
      // A group of its own: the whole family ends together, and Ctrl-C reaches us first.
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    if (child.pid !== undefined) {
      this.tell(`+${child.pid}`);
    }
    const program = new Program(spec, logFile, child, () => this.tell(`-${child.pid}`));
    this.programs.push(program);
    return program;
  }

  /** Removed when the run is gone, however it ended. */
  public removeAtEnd(folder: string): void {
    this.tell(`rm ${folder}`);
  }

  /** Highest resident memory of all programs together so far, in MiB. */
  public get peakMemoryMiB(): number {
    this.sampleMemory();
    return Math.round(this.peak / 1024);
  }

  public async stopAll(): Promise<void> {
    clearInterval(this.sampler);
    const order = [...this.programs].reverse();
    // API servers wait for etcd for long when it goes first, so the first two started go last.
    for (const wave of [order.slice(0, -1), order.slice(-1)]) {
      await Promise.all(wave.map(program => program.stop()));
    }
    const guardian = this.guardian;
    await new Promise<void>(done => {
      guardian.on('exit', () => done());
      guardian.stdin!.end();
    });
  }

  private sampleMemory(): void {
    const alive = this.programs.filter(program => program.exitCode === undefined).map(program => program.pid);
    this.peak = Math.max(this.peak, memoryOfGroups(alive));
  }

  private tell(line: string): void {
    if (this.guardian.stdin!.writable) {
      this.guardian.stdin!.write(`${line}\n`);
    }
  }
}

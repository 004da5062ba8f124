import { spawnSync } from 'child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'fs';
import { connect, createServer, type Server, type Socket } from 'net';
import { dirname, join } from 'path';
import { fileURLToPath } from 'url';
import { type Processes, type Program } from '../process/processes.js';
import { waitFor } from '../process/wait.js';

/** A bind mount: what lies at `source` appears at `target` for the programs of this pod alone. */
export interface Mount {
  readonly source: string;
  readonly target: string;
}

export interface Container {
  readonly command: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface PodSpec {
  readonly name: string;
  /** The pod ends when the last one ends. */
  readonly containers: readonly Container[];
  /** Host name → address, besides localhost. */
  readonly hosts?: Readonly<Record<string, string>>;
  /** Loopback port inside → loopback port outside that reaches it. */
  readonly inbound?: Readonly<Record<number, number>>;
  /** Loopback port inside → loopback port outside that it reaches. */
  readonly outbound?: Readonly<Record<number, number>>;
  readonly mounts?: readonly Mount[];
  /** A folder that becomes the programs' whole file system. @default the machine's */
  readonly root?: string;
}

/** How this machine lets us make namespaces: as root, in a user namespace of our own, or not at all. */
function unshareArguments(): string[] {
  for (const user of [[], ['--user', '--map-root-user']]) {
    const flags = [...user, '--net', '--mount', '--propagation', 'private'];
    if (spawnSync('unshare', [...flags, 'true'], { stdio: 'ignore' }).status === 0) {
      return flags;
    }
  }
  throw new Error(
    'the live suite runs programs with fixed ports and paths, so it needs Linux network and mount namespaces: ' +
      'run as root or allow unprivileged user namespaces, and install util-linux (unshare)',
  );
}

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * One pod without a kubelet: a network namespace (many upstream programs listen on fixed ports), a mount namespace
 * (fixed paths such as the service account's), a hosts file for what cluster DNS would answer, and relays for named ports.
 */
export class Pod {
  public static async start(processes: Processes, folder: string, spec: PodSpec): Promise<Pod> {
    const pod = new Pod(processes, folder, spec);
    await pod.run();
    return pod;
  }

  public program!: Program;
  private readonly servers: Server[] = [];
  private readonly connections = new Set<Socket>();
  private readonly folder: string;
  private starts = 0;

  private constructor(
    private readonly processes: Processes,
    folder: string,
    public readonly spec: PodSpec,
  ) {
    this.folder = join(folder, `pod-${spec.name}`);
  }

  public async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    this.program.signal(signal);
    await this.program.stop(signal === 'SIGKILL' ? 0 : 5000);
    for (const server of this.servers.splice(0)) {
      server.close();
    }
    for (const socket of this.connections) {
      socket.destroy();
    }
    this.connections.clear();
  }

  /** The same pod again, as after `kubectl rollout restart`. */
  public async restart(): Promise<void> {
    await this.stop();
    await this.run();
  }

  private async run(): Promise<void> {
    const { spec } = this;
    const sockets = join(this.folder, `sockets-${++this.starts}`);
    mkdirSync(sockets, { recursive: true });
    for (const [inside, outside] of Object.entries(spec.inbound ?? {})) {
      await this.relay({ port: outside, host: '127.0.0.1' }, { path: join(sockets, `in-${inside}.sock`) });
    }
    for (const [inside, outside] of Object.entries(spec.outbound ?? {})) {
      await this.relay({ path: join(sockets, `out-${inside}.sock`) }, { port: outside, host: '127.0.0.1' });
    }
    const script = join(this.folder, `start-${this.starts}.sh`);
    writeFileSync(script, this.script(sockets));
    chmodSync(script, 0o700);
    this.program = this.processes.start({
      name: this.starts === 1 ? spec.name : `${spec.name}-${this.starts}`,
      command: 'unshare',
      args: [...unshareArguments(), '--', '/bin/sh', script],
    });
    await waitFor(`pod ${spec.name} started`, () => existsSync(join(sockets, 'ready')), { program: this.program, intervalMs: 30 });
  }

  private script(sockets: string): string {
    const { spec } = this;
    const at = (path: string) => join(spec.root ?? '/', path);
    const lines = ['set -e', 'ip link set lo up'];
    const hosts = join(this.folder, 'hosts');
    writeFileSync(hosts, ['127.0.0.1 localhost', ...Object.entries(spec.hosts ?? {}).map(([name, address]) => `${address} ${name}`), ''].join('\n'));
    const mounts = [
      ...(spec.mounts ?? []),
      { source: hosts, target: '/etc/hosts' },
      ...(spec.root ? [{ source: '/dev/null', target: '/dev/null' }] : []),
    ];
    const relays = [...Object.keys(spec.inbound ?? {}).map(port => `in:${port}`), ...Object.keys(spec.outbound ?? {}).map(port => `out:${port}`)];
    const relay = fileURLToPath(new URL('./relay.mjs', import.meta.url));
    lines.push(`${quote(process.execPath)} ${[relay, sockets, ...relays].map(quote).join(' ')} &`);
    lines.push(`while [ ! -e ${quote(join(sockets, 'ready'))} ]; do sleep 0.02; done`);
    // Without a root of its own, paths such as the service account's do not exist: a private /run takes them.
    if (!spec.root && mounts.some(mount => mount.target.startsWith('/run/') || mount.target.startsWith('/var/run/'))) {
      lines.push('mount -t tmpfs tmpfs /run');
    }
    for (const { source, target } of mounts) {
      lines.push(
        `mkdir -p ${quote(dirname(at(target)))}`,
        `if [ -d ${quote(source)} ]; then mkdir -p ${quote(at(target))}; else [ -e ${quote(at(target))} ] || : > ${quote(at(target))}; fi`,
      );
      lines.push(`mount --bind ${quote(source)} ${quote(at(target))}`);
    }
    spec.containers.forEach((container, i) => {
      const last = i === spec.containers.length - 1;
      const env = Object.entries(container.env ?? {}).map(([key, value]) => quote(`${key}=${value}`));
      const program = [...(spec.root ? ['chroot', spec.root] : []), container.command, ...(container.args ?? [])];
      const words = ['env', '-i', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', ...env, ...program.map(quote)];
      lines.push(`${last ? 'exec ' : ''}${words.join(' ')}${last ? '' : ' &'}`);
    });
    return `${lines.join('\n')}\n`;
  }

  private relay(from: { port: number; host: string } | { path: string }, to: { port: number; host: string } | { path: string }): Promise<void> {
    return new Promise((done, fail) => {
      const server = createServer(client => {
        const other = connect(to);
        const end = () => {
          for (const socket of [client, other]) {
            socket.destroy();
            this.connections.delete(socket);
          }
        };
        this.connections.add(client).add(other);
        client.on('error', end).on('close', end);
        other.on('error', end).on('close', end);
        client.pipe(other).pipe(client);
      });
      server.on('error', fail);
      server.listen(from, () => done());
      this.servers.push(server);
    });
  }
}

import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** What a person reads when there is no Go to build with. */
const NO_GO =
  'The conformance suites build the real servers with Go, and no `go` command was found: install Go 1.26 or newer (https://go.dev/dl), ' +
  'or name a folder of ready binaries in CONFORMANCE_BINARIES.';

function go(args: string[], cwd: string, env: NodeJS.ProcessEnv = process.env): string {
  return execFileSync('go', args, { cwd, env, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, stdio: ['ignore', 'pipe', 'pipe'] });
}

let known: string | undefined;

/** The Go version (`go1.26.8`), part of every cache key; throws NO_GO without Go. */
export function goVersion(): string {
  if (!known) {
    try {
      known = go(['env', 'GOVERSION'], tmpdir()).trim();
    } catch {
      throw new Error(NO_GO);
    }
  }
  return known;
}

const folders = new Map<string, string>();

/** The read-only folder of a module (`module@version`), downloaded when it is not there. */
export function moduleFolder(module: string): string {
  const before = folders.get(module);
  if (before) {
    return before;
  }
  goVersion();
  // Outside any go.mod, so that nothing of a module around us decides what is downloaded.
  const cwd = mkdtempSync(join(tmpdir(), 'conformance-go-'));
  try {
    const found = JSON.parse(go(['mod', 'download', '-json', module], cwd)) as { Dir: string };
    folders.set(module, found.Dir);
    return found.Dir;
  } catch (error) {
    const output = error as { stdout?: string; stderr?: string };
    throw new Error(`module ${module} cannot be downloaded: ${output.stdout ?? ''}${output.stderr ?? String(error)}`);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

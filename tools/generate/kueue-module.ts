import { execFileSync } from 'child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** Runs the Go program of `kueue-configuration/` inside Kueue's module of one release. */

const PROGRAM = join(__dirname, 'kueue-configuration');
/** What Kueue's packages are made of. */
const PARTS = ['go.mod', 'go.sum', 'apis', 'pkg', 'client-go', 'internal'];
const ENVIRONMENT = { ...process.env, CGO_ENABLED: '0', GOWORK: 'off', GOFLAGS: '-buildvcs=false' };

function go(args: readonly string[], cwd: string): string {
  return execFileSync('go', args, { cwd, env: ENVIRONMENT, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** How the manager of a release loads its file: the names of functions changed, what they do is in the program. */
function tags(module: string): string[] {
  const validation = readFileSync(join(module, 'pkg', 'config', 'validation.go'), 'utf8');
  if (validation.includes('\nfunc Validate(')) {
    return ['separate'];
  }
  return /func ValidateFeatureGates\(.*field\.ErrorList/.test(validation) ? ['list'] : [];
}

/** What the program prints for a release. The module cache is read-only, so the build happens in a copy. */
export function schemaOf(release: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'kueue-module-'));
  try {
    const module = (JSON.parse(go(['mod', 'download', '-json', `sigs.k8s.io/kueue@v${release}`], folder)) as { Dir: string }).Dir;
    const copy = join(folder, 'kueue');
    mkdirSync(copy);
    for (const part of PARTS.filter(name => existsSync(join(module, name)))) {
      execFileSync('cp', ['-r', '--no-preserve=mode', join(module, part), copy]);
    }
    const command = join(copy, 'cmd', 'kueue-configuration');
    mkdirSync(command, { recursive: true });
    readdirSync(PROGRAM).filter(name => name.endsWith('.go')).forEach(name => cpSync(join(PROGRAM, name), join(command, name)));
    return go(['run', '-trimpath', '-tags', tags(module).join(','), './cmd/kueue-configuration', 'schema'], copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

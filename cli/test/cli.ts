import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { run } from '../src/main';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Setting {
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly stdin?: string | Buffer;
  readonly env?: NodeJS.ProcessEnv;
  readonly terminal?: boolean;
  /** Whether standard error is a terminal. */
  readonly progress?: boolean;
  readonly columns?: number;
}

const folders: string[] = [];

afterAll(() => folders.forEach(folder => fs.rmSync(folder, { recursive: true })));

export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ocm-access-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

/** Runs a command line as a shell would, in a folder of its own. */
export async function cli(argv: readonly string[], {
  files = {}, stdin = '', env = {}, terminal = false, progress = false, columns = 120,
}: Setting = {}, cwd = folderWith(files)): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await run(argv, {
    cwd,
    env,
    terminal,
    progress,
    columns,
    stdin: () => Buffer.from(stdin),
    out: text => {
      out += text;
    },
    err: text => {
      err += text;
    },
  });
  return { code, out, err };
}

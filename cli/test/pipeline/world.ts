import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { EXAMPLE } from './workflow';
import { folderWith } from '../cli';

const PROGRAM = path.join(__dirname, '..', '..', 'bin', 'ocm-access.js');
export const MARKER = '<!-- ocm-access diff -->';
export const FORGED = `${MARKER}\n## Access\n\n**No change of access.**\n`;

/** In place of `gh`, `curl`, `npm` and `npx`. They write down how they are called; `npm ci` installs what the lockfile of the folder names. */
const PROGRAMS = {
  gh: `#!/usr/bin/env bash
printf '%s\\n' "gh $*" >> "$RECORD/calls"
case "$*" in
  *pulls?*) cat "$RECORD/pulls" ;;
  *PATCH*|*POST*) for last; do :; done; [[ -n $GH_TOKEN ]] && cp "\${last#body=@}" "$RECORD/comment" ;;
  *comments?*) cat "$RECORD/comments" ;;
esac
`,
  curl: `#!/usr/bin/env bash
printf '%s\\n' "curl $*" >> "$RECORD/calls"
for last; do :; done
case "$*" in
  *PUT*|*POST*) all="$*"; body=\${all##*body@}; cp "\${body%% *}" "$RECORD/comment-$(basename "\${last%%/notes*}")" ;;
  *notes?*) cat "$RECORD/notes" ;;
  */user) echo '{"id": 42}' ;;
  *merge_requests?*) cat "$RECORD/requests" ;;
esac
`,
  npm: `#!/usr/bin/env bash
printf '%s\\n' "npm $*" >> "$RECORD/calls"
mkdir -p node_modules/.bin
if grep -q evil package-lock.json; then
  printf '#!/usr/bin/env bash\\nfor last; do :; done\\ncp "$RECORD/forged" "$last"\\n' > node_modules/.bin/ocm-access
else
  printf '#!/usr/bin/env bash\\necho "token:$GH_TOKEN$ACCESS_COMMENT_TOKEN" >> "$RECORD/calls"\\nexec node %q "$@"\\n' "$PROGRAM" > node_modules/.bin/ocm-access
fi
chmod +x node_modules/.bin/ocm-access
`,
  npx: `#!/usr/bin/env bash
[[ $1 == --no-install ]] && exec "./node_modules/.bin/$2" "\${@:3}"
`,
};

/** Text of files by name; nothing removes one, and an object is a link. */
export type Files = Readonly<Record<string, string | { readonly to: string } | undefined>>;

/** A repository on a server, a clone of it, and the programs that a runner has. */
export class PipelineWorld {
  public readonly record = folderWith({ calls: '', comments: '', notes: '[]', forged: FORGED });
  public readonly temp = folderWith({ summary: '' });
  public readonly origin = folderWith({});
  public readonly clone = folderWith({});
  private readonly author = folderWith({});
  private readonly bin = folderWith(PROGRAMS);

  public constructor(base: Files = {}) {
    Object.keys(PROGRAMS).forEach(name => fs.chmodSync(path.join(this.bin, name), 0o755));
    this.git(this.origin, 'init', '-q', '--bare', '-b', 'main');
    this.git(this.author, 'init', '-q', '-b', 'main');
    fs.cpSync(path.join(EXAMPLE, 'scripts'), path.join(this.author, 'scripts'), { recursive: true });
    fs.cpSync(path.join(EXAMPLE, 'base'), path.join(this.author, 'dist'), { recursive: true });
    fs.cpSync(path.join(EXAMPLE, 'ocm-access.yaml'), path.join(this.author, 'ocm-access.yaml'));
    this.push('main', { 'package-lock.json': '{}', '.gitignore': 'node_modules\n', ...base });
  }

  /** The next commit is made from main, as another author would make it. */
  public startAgain(): void {
    this.git(this.author, 'fetch', '-q', this.origin, 'main');
    this.git(this.author, 'checkout', '-q', '--force', '--detach', 'FETCH_HEAD');
  }

  /** A commit on main that is only in a pull request, with the manifests of the example after the change. */
  public propose(files: Files = {}, number = 7): string {
    fs.cpSync(path.join(EXAMPLE, 'head'), path.join(this.author, 'dist'), { recursive: true });
    const sha = this.push(`refs/pull/${number}/head`, files);
    this.git(this.author, 'push', '-q', this.origin, `HEAD:refs/merge-requests/${number}/head`);
    return sha;
  }

  /** What others merge in the meantime. */
  public mergeOther(name: string, text: string): void {
    const other = fs.mkdtempSync(path.join(this.temp, 'other-'));
    this.git(other, 'clone', '-q', this.origin, '.');
    fs.writeFileSync(path.join(other, name), text);
    this.git(other, 'add', '.');
    this.git(other, 'commit', '-qm', 'other');
    this.git(other, 'push', '-q', 'origin', 'HEAD:main');
  }

  /** What a first job would upload: the folder of the author. */
  public unpack(target: string, files: Files = {}): void {
    const dist = path.join(this.author, 'dist');
    fs.mkdirSync(target, { recursive: true });
    if (fs.existsSync(dist)) {
      fs.cpSync(dist, target, { recursive: true, verbatimSymlinks: true });
    }
    write(target, files);
  }

  public checkout(): void {
    this.git(this.clone, 'clone', '-q', this.origin, '.');
  }

  public env(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    return {
      PATH: `${this.bin}${path.delimiter}${process.env.PATH}`,
      HOME: this.temp,
      RECORD: this.record,
      RUNNER_TEMP: this.temp,
      GITHUB_STEP_SUMMARY: path.join(this.temp, 'summary'),
      PROGRAM,
      ...more,
    };
  }

  public recorded(name: string): string | undefined {
    const file = path.join(this.record, name);
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
  }

  public answer(name: string, text: string): void {
    fs.writeFileSync(path.join(this.record, name), text);
  }

  public git(cwd: string, ...args: string[]): string {
    return execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] }).toString().trim();
  }

  private push(reference: string, files: Files): string {
    write(this.author, files);
    this.git(this.author, 'add', '--all', '--force', '.');
    this.git(this.author, 'commit', '-qm', reference);
    this.git(this.author, 'push', '-q', this.origin, `HEAD:${reference}`);
    return this.git(this.author, 'rev-parse', 'HEAD');
  }
}

function write(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.rmSync(file, { recursive: true, force: true });
    fs.mkdirSync(path.dirname(file), { recursive: true });
    if (typeof content === 'string') {
      fs.writeFileSync(file, content);
    } else if (content) {
      fs.symlinkSync(content.to, file);
    }
  }
}

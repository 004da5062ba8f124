import * as path from 'path';
import { unrenderedIn } from './languages';
import { Problem } from './problem';
import { MANIFEST, notRead, PASSED_OVER, passedOver } from './source';

export const LINK = '120000';
const SUBMODULE = '160000';

export interface TreeEntry {
  /** As git writes it: `100644`, `120000` for a symbolic link, `160000` for a submodule. */
  readonly mode: string;
  readonly object: string;
  /** From the root of the repository. */
  readonly name: string;
}

export interface Tree {
  readonly entries: readonly TreeEntry[];
  /** Where links lead, as they are written. */
  readonly targets: ReadonlyMap<string, string>;
}

interface TreeFiles {
  readonly files: readonly Pick<TreeEntry, 'name' | 'object'>[];
  readonly problems: readonly Problem[];
}

/** A link to a link, and so on. */
const MOST_LINKS = 40;

/** The manifests of a tree, links followed within the path as they are on disk. What is not read is named. */
export function filesOf(tree: Tree, root: string, spell: (name: string) => string): TreeFiles {
  const walk = new Walk(tree, root, spell);
  tree.entries.forEach(entry => walk.take(entry, entry.name, []));
  const problems = [...walk.problems, ...[...walk.passed].flatMap(folder => passedOver(spell(folder))),
    ...unrenderedIn(walk.others, name => spell(path.posix.dirname(name)))];
  return { files: walk.files.sort((a, b) => a.name < b.name ? -1 : 1), problems };
}

class Walk {
  public readonly files: Pick<TreeEntry, 'name' | 'object'>[] = [];
  public readonly problems: Problem[] = [];
  /** Files that are no manifests. */
  public readonly others: string[] = [];
  /** Folders of other tools. */
  public readonly passed = new Set<string>();
  private readonly byName: ReadonlyMap<string, TreeEntry>;

  public constructor(private readonly tree: Tree, private readonly root: string, private readonly spell: (name: string) => string) {
    this.byName = new Map(tree.entries.map(entry => [entry.name, entry]));
  }

  /**
   * @param shown its name by the links on the way to it
   * @param above where these lead
   */
  public take(entry: TreeEntry, shown: string, above: readonly string[]): void {
    const other = folderOfOthers(shown, this.root);
    if (other !== undefined) {
      this.passed.add(other);
    } else if (entry.mode === SUBMODULE) {
      this.problems.push(notRead(this.spell(shown), 'is a submodule'));
    } else if (entry.mode === LINK) {
      this.follow(entry.name, shown, above);
    } else if (MANIFEST.test(shown)) {
      this.files.push({ name: shown, object: entry.object });
    } else {
      this.others.push(shown);
    }
  }

  private follow(name: string, shown: string, above: readonly string[]): void {
    const written = this.tree.targets.get(name) ?? '';
    const target = path.posix.normalize(path.posix.join(path.posix.dirname(name), written)).replace(/\/$/, '');
    // What has another extension is read by nobody, as a folder or as a file.
    const counts = MANIFEST.test(shown) || path.posix.extname(shown) === '';
    if (written.startsWith('/') || !isWithin(target, this.root)) {
      this.problems.push(...counts ? [notRead(this.spell(shown), 'is a link that leads out of the folder')] : []);
    } else if (above.length < MOST_LINKS && !above.includes(target)) {
      this.enter(target, name, { shown, above });
    }
  }

  private enter(target: string, name: string, { shown, above }: { readonly shown: string; readonly above: readonly string[] }): void {
    const file = this.byName.get(target);
    // One that leads back into its own folders is not entered again.
    const below = isWithin(name, target) ? [] : this.tree.entries.filter(entry => entry.name.startsWith(`${target}/`));
    below.forEach(entry => this.take(entry, `${shown}${entry.name.slice(target.length)}`, [...above, target]));
    if (file) {
      this.take(file, shown, [...above, target]);
    } else if (below.length === 0 && MANIFEST.test(shown)) {
      this.problems.push({ severity: 'unreadable', file: this.spell(shown), message: 'cannot be read: it is a link that leads nowhere' });
    }
  }
}

/** The folder of another tool below the path that a file is in. */
function folderOfOthers(name: string, root: string): string | undefined {
  const parts = name.split('/');
  const start = root === '' ? 0 : root.split('/').length;
  const at = parts.findIndex((part, i) => i >= start && i < parts.length - 1 && PASSED_OVER.includes(part));
  return at < 0 ? undefined : parts.slice(0, at + 1).join('/');
}

function isWithin(name: string, folder: string): boolean {
  return folder === '' ? name !== '..' && !name.startsWith('../') : name === folder || name.startsWith(`${folder}/`);
}

/** Files from which manifests were read, where it is known: a model of values alone knows none. */
const files = new WeakMap<object, string>();

const rendered = new WeakSet<object>();

/** Notes that some tool changes a manifest before it is applied: what it gives counts, and nothing is found in it. */
export function setRenderedLater(manifest: object): void {
  rendered.add(manifest);
}

export function isRenderedLater(manifest: object): boolean {
  return rendered.has(manifest);
}

const ofSource = new WeakSet<object>();

/** Notes that a manifest was read beside charts or kustomizations: nobody applies all files of such a folder, and some are there for a choice. */
export function setOfSource(manifest: object): void {
  ofSource.add(manifest);
}

export function isOfSource(manifest: object): boolean {
  return ofSource.has(manifest);
}

/** Notes from which file a manifest was read. */
export function setOrigin(manifest: object, file: string): void {
  files.set(manifest, file);
}

export function originOf(manifest: object): string | undefined {
  return files.get(manifest);
}

/** Whether somebody who applies the folder of one file applies the other with it. Folders beside each other may be for different hubs. */
export function isAppliedWith(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) {
    return true;
  }
  const [first, second] = [folderOf(one), folderOf(other)];
  return first === second || first.startsWith(`${second}/`) || second.startsWith(`${first}/`) || first === '' || second === '';
}

function folderOf(file: string): string {
  const name = file.replace(/\\/g, '/');
  const slash = name.lastIndexOf('/');
  return slash < 0 ? '' : name.slice(0, slash);
}

import { Problem } from './problem';

/** A named piece of input, read when it is its turn. */
export interface Source {
  readonly name: string;
  /** Its bytes; fails with `TooLarge` where there are more. */
  readonly read: (most: number) => Buffer;
}

/** The sources behind an argument of the command line, and what is wrong with it. */
export interface Found {
  readonly sources: readonly Source[];
  readonly problems: readonly Problem[];
}

/** What other tools keep beside manifests. */
export const PASSED_OVER = ['node_modules', '.git'];
export const MANIFEST = /\.(ya?ml|json)$/;

/** Something below an argument that is not read: it may hold manifests, and somebody who applies the folder may read it. */
export function notRead(file: string, why: string): Problem {
  return { severity: 'skipped', file, message: `${why}, and is not read` };
}

/** Nobody commits anything below `.git`; packages can hold manifests. */
export function passedOver(folder: string): Problem[] {
  return folder.endsWith('.git') ? [] : [notRead(folder, 'is a folder of another tool')];
}

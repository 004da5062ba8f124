import { Problem } from './problem';

/** A named piece of input, read when it is its turn. */
export interface Source {
  readonly name: string;
  readonly read: () => Buffer;
}

/** The sources behind an argument of the command line, and what is wrong with it. */
export interface Found {
  readonly sources: readonly Source[];
  readonly problems: readonly Problem[];
}

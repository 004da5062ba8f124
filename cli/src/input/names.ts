import * as path from 'path';

/** What belongs to a system: how it writes paths. */
export type Paths = Pick<path.PlatformPath, 'sep' | 'relative' | 'isAbsolute'>;

/** The name of a file as it is shown and compared: an answer made on Windows is the same as one made elsewhere. Elsewhere a backslash is a letter. */
export function spelledName(name: string, { sep }: Pick<Paths, 'sep'> = path): string {
  return sep === '\\' ? name.replace(/\\/g, '/') : name;
}

/** Whether a real path is a folder or below it. */
export function isWithin(real: string, folder: string, { sep, relative, isAbsolute }: Paths = path): boolean {
  const steps = relative(folder, real);
  return steps !== '..' && !steps.startsWith(`..${sep}`) && !isAbsolute(steps);
}

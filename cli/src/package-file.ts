import * as path from 'path';

/** A file of this package. The sources in `src` and the bundle in `lib` are both one folder below its root. */
export function packageFile(...parts: string[]): string {
  return path.join(__dirname, '..', ...parts);
}

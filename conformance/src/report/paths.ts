import { join, resolve } from 'path';
import { fileURLToPath } from 'url';

/** The conformance package's own folder. */
export const PACKAGE = resolve(fileURLToPath(new URL('../../', import.meta.url)));
/** The repository's folder. */
export const REPOSITORY = resolve(PACKAGE, '..');

/** Logs and measurements of the last run: ignored by git, kept until the suite runs again. */
export const RUNS = join(PACKAGE, 'runs');

export const logFolder = (suite: string) => join(RUNS, suite, 'logs');

import * as fs from 'fs';
import * as path from 'path';
import { COPIES } from './copies.golden';
import { Page } from './golden-page';
import { GRANTS } from './grants.golden';
import { PATHS } from './paths.golden';
import { PODS } from './pods.golden';

/** The goldens of the access model, by file. `npm run goldens` writes them; no test does. */
export const PAGES: Readonly<Record<string, readonly Page[]>> = { 'paths.txt': PATHS, 'grants.txt': GRANTS, 'copies.txt': COPIES, 'pods.txt': PODS };

const FOLDER = path.join(__dirname, '..', 'golden', 'analysis');
const HEAD = '## ';

export function write(): void {
  fs.mkdirSync(FOLDER, { recursive: true });
  Object.entries(PAGES).forEach(([file, pages]) => fs.writeFileSync(path.join(FOLDER, file), pages.map(textOf).join('\n')));
}

/** The pages of a golden by title. */
export function written(file: string): ReadonlyMap<string, string> {
  const pages = fs.readFileSync(path.join(FOLDER, file), 'utf8').split(/\n(?=## )/);
  return new Map(pages.map(page => [page.slice(HEAD.length, page.indexOf('\n')), page.endsWith('\n') ? page : `${page}\n`]));
}

export function textOf({ title, lines }: Page): string {
  return [`${HEAD}${title}`, ...lines(), ''].join('\n');
}

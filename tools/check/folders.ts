import * as fs from 'fs';
import * as path from 'path';

/** Folders that a reader takes in at a glance: `folders.ts [root]` names those with too many entries. */
const ROOT = path.resolve(process.argv[2] ?? path.join(__dirname, '..', '..'));
const SOURCES = ['src', 'cli/src', 'conformance/src', 'tools'];
const MOST_FILES = 20;
const MOST_ROOMS = 16;
/** One file per rule: a topic has as many as it needs. */
const TOPIC = /^src\/analysis\/rules\/[^/]+$/;
const COMPILED = /(\.d\.ts|\.js|\.map)$/;

function entries(folder: string): fs.Dirent[] {
  const absolute = path.join(ROOT, folder);
  return fs.existsSync(absolute) ? fs.readdirSync(absolute, { withFileTypes: true }).filter(({ name }) => name !== 'node_modules') : [];
}

function folders(folder: string): string[] {
  return [folder, ...entries(folder).filter(entry => entry.isDirectory()).flatMap(({ name }) => folders(`${folder}/${name}`))];
}

function filesIn(folder: string): number {
  return entries(folder).filter(entry => entry.isFile() && !COMPILED.test(entry.name)).length;
}

const crowded = SOURCES.flatMap(folders)
  .filter(folder => !TOPIC.test(folder) && filesIn(folder) > MOST_FILES)
  .map(folder => `${folder}: ${filesIn(folder)} files; at most ${MOST_FILES}`);
const rooms = entries('src').filter(entry => entry.isDirectory()).length;
const problems = [...crowded, ...rooms > MOST_ROOMS ? [`src: ${rooms} folders; at most ${MOST_ROOMS}`] : []];

problems.forEach(problem => console.error(problem));
process.exitCode = problems.length > 0 ? 1 : 0;

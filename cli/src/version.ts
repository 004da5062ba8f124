import * as fs from 'fs';
import * as path from 'path';

export function version(): string {
  return JSON.parse(fs.readFileSync(path.join(__dirname, '..', 'package.json'), 'utf8')).version;
}

import * as fs from 'fs';
import { packageFile } from './package-file';

export function version(): string {
  return JSON.parse(fs.readFileSync(packageFile('package.json'), 'utf8')).version;
}

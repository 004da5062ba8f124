import * as fs from 'fs';
import * as path from 'path';
import { withReleases } from './readme-releases';
import { releasePage } from './release-docs-page';

const ROOT = path.join(__dirname, '..', '..', '..');
const README = path.join(ROOT, 'README.md');

fs.writeFileSync(path.join(ROOT, 'docs', 'releases.md'), releasePage());
fs.writeFileSync(README, withReleases(fs.readFileSync(README, 'utf8')));

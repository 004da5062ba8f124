import * as fs from 'fs';
import * as path from 'path';
import { releasePage } from './release-docs-page';

fs.writeFileSync(path.join(__dirname, '..', '..', 'docs', 'releases.md'), releasePage());

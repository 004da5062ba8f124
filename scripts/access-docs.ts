import * as fs from 'fs';
import * as path from 'path';
import { optionsSchema, rulesPage } from './access-docs-page';

const docs = path.join(__dirname, '..', 'docs');
fs.writeFileSync(path.join(docs, 'rules.md'), rulesPage());
fs.writeFileSync(path.join(docs, 'ocm-access.schema.json'), optionsSchema());

import * as fs from 'fs';
import * as path from 'path';
import { coveragePage } from './coverage-page';
import { rulePage } from './rule-page';
import { rulesPage } from './rules-page';
import { OPTIONS_SCHEMA } from '../../src/analysis/input/options-schema';
import { RULES } from '../../src/analysis/rules';

/** Writes docs/rules.md, docs/coverage.md, a page for each rule, and the schema of ocm-access.yaml. A broken example fails before anything is written. */
/** Where editors and the JSON Schema Store find the schema. */
const SCHEMA_ID = 'https://raw.githubusercontent.com/cdk8s-ocm/cdk8s-ocm/main/docs/ocm-access.schema.json';
const DOCS = path.join(__dirname, '..', '..', 'docs');
const pages = new Map([
  ['rules.md', rulesPage()],
  ['coverage.md', coveragePage()],
  ...RULES.map((rule): [string, string] => [path.join('rules', `${rule.id}.md`), rulePage(rule)]),
  [
    'ocm-access.schema.json',
    `${JSON.stringify(
      { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: SCHEMA_ID, title: 'ocm-access.yaml', ...OPTIONS_SCHEMA }, undefined, 2,
    )}\n`,
  ],
]);

// A page whose rule is gone goes with it.
fs.readdirSync(path.join(DOCS, 'rules')).filter(name => name.endsWith('.md')).forEach(name => fs.rmSync(path.join(DOCS, 'rules', name)));
pages.forEach((text, file) => fs.writeFileSync(path.join(DOCS, file), text));

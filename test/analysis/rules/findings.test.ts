import * as fs from 'fs';
import * as path from 'path';
import { findingsOf, PAGES } from '../../../scripts/findings-page';
import { runRules } from '../../../src/analysis/engine/run-rules';
import { AccessGraph } from '../../../src/analysis/graph/access-graph';
import { spell } from '../../../src/analysis/input/objects';
import { show } from '../../../src/errors/format-error';
import { optionsOf, rulesFor } from '../../fixtures/rule-cases';

const parts = (page: string) => fs.readFileSync(path.join(__dirname, '..', '..', 'golden', 'analysis', 'findings', `${page}.yaml`), 'utf8').split(/\n\n(?=[a-z])/).slice(1);

describe.each(Object.entries(PAGES))('what users are told of %s', (page, cases) => {
  test.each(cases)('$rule is what npm run goldens writes', one => {
    expect(parts(page).find(part => part.startsWith(`${one.rule}:`))?.trim()).toBe(findingsOf(one).trim());
  });

  test('the page holds nothing else', () => {
    expect(parts(page)).toHaveLength(cases.length);
  });

  test.each(cases)('every message of $rule begins with object, field and value', ({ rule, fires }) => {
    const all = fires.flatMap(input => runRules(new AccessGraph(input.manifests, optionsOf(input)), rulesFor(rule)).findings);
    const findings = all.filter(finding => finding.rule === rule);
    for (const { object, field, value, message, remedy } of findings) {
      expect(message.startsWith(`${spell(object)}: ${field} = ${show(value)}: `) && message.endsWith(`; ${remedy.words}`) ? '' : message).toBe('');
    }
  });
});

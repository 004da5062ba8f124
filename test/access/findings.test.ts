import * as fs from 'fs';
import * as path from 'path';
import { optionsOf, rulesFor } from './cases';
import { findingsOf, PAGES } from '../../scripts/findings-page';
import { judge } from '../../src/access/judge';
import { spell } from '../../src/access/objects';
import { Picture } from '../../src/access/picture';
import { show } from '../../src/checks/refuse';

const parts = (page: string) => fs.readFileSync(path.join(__dirname, 'golden', 'findings', `${page}.yaml`), 'utf8').split(/\n\n(?=[a-z])/).slice(1);

describe.each(Object.entries(PAGES))('what users are told of %s', (page, cases) => {
  test.each(cases)('$rule is what npm run goldens writes', one => {
    expect(parts(page).find(part => part.startsWith(`${one.rule}:`))?.trim()).toBe(findingsOf(one).trim());
  });

  test('the page holds nothing else', () => {
    expect(parts(page)).toHaveLength(cases.length);
  });

  test.each(cases)('every message of $rule begins with object, field and value', ({ rule, fires }) => {
    const all = fires.flatMap(input => judge(new Picture(input.manifests, optionsOf(input)), rulesFor(rule)).findings);
    const findings = all.filter(finding => finding.rule === rule);
    for (const { object, field, value, message, remedy } of findings) {
      expect(message.startsWith(`${spell(object)}: ${field} = ${show(value)}: `) && message.endsWith(`; ${remedy.words}`) ? '' : message).toBe('');
    }
  });
});

import * as fs from 'fs';
import * as path from 'path';
import { ALL_CASES } from './all-cases';
import { AccessModel } from '../../../src';
import { spell } from '../../../src/analysis/input/objects';
import { show } from '../../../src/errors/format-error';
import { optionsOf } from '../../fixtures/rule-cases';
import { findingsOf, FOLDER } from '../findings-page';

test.each(ALL_CASES)('what users read about $rule is what npm run goldens writes', cases => {
  expect(findingsOf(cases)).toBe(fs.readFileSync(path.join(FOLDER, `${cases.rule}.yaml`), 'utf8'));
});

test('there is no golden of a rule that does not exist', () => {
  expect(fs.readdirSync(FOLDER).sort()).toStrictEqual(ALL_CASES.map(({ rule }) => `${rule}.yaml`).sort());
});

test.each(ALL_CASES)('every message of $rule begins with object, field and value', ({ rule, fires }) => {
  const findings = fires.flatMap(input => AccessModel.fromManifests([...input.manifests], optionsOf(input)).findings).filter(finding => finding.rule === rule);
  for (const { object, field, value, message, remedy } of findings) {
    expect(message.startsWith(`${spell(object)}: ${field} = ${show(value)}: `) && message.endsWith(`; ${remedy.description}`) ? '' : message).toBe('');
  }
});

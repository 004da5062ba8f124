import { describe, expect, test } from '@jest/globals';
import { KUBERNETES_VERSION } from '../src/components/catalogue.js';
import { askKubectl, oddDocuments } from '../src/kubectl/answers.js';
import { record } from '../src/report/record.js';

record('kubectl-yaml', { versions: [`kubernetes ${KUBERNETES_VERSION}`] });

/** The tests of the command line hold our reader to these answers. */
describe('kubectl takes from each odd document what is written beside it', () => {
  test.each(oddDocuments().map(one => [one.title, one] as const))('%s', (_, { text, kubectl }) => {
    expect(askKubectl(text)).toEqual(kubectl);
  });
});

test('the documents are many, and kubectl takes most of them', () => {
  const all = oddDocuments();
  expect(all.length).toBeGreaterThanOrEqual(60);
  expect(all.filter(({ kubectl }) => !kubectl.refuses).length).toBeGreaterThan(all.length / 2);
});

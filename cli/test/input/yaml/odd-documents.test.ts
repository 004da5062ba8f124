import documents from './odd-documents.json';
import { LIMITS } from '../../../src/input/limits';
import { Gathered, take } from '../../../src/input/objects';

/**
 * What kubectl takes from documents that readers understand differently: conformance asks it (`npm run conformance -- kubectl-yaml`). We take the same, or
 * refuse the document: what is taken otherwise could give access that nobody sees.
 */
interface OddDocument {
  readonly title: string;
  readonly text: string;
  readonly kubectl: { readonly objects: readonly unknown[]; readonly refuses: boolean };
}

const ALL: readonly OddDocument[] = documents;

function ours(text: string) {
  const gathered: Gathered = { manifests: [], places: [], problems: [], skipped: [] };
  take({ name: 'odd.yaml', text: text.replace(/^\ufeff/, '').replace(/^(---[^\n]*\n)\ufeff/gm, '$1'), fragment: false }, LIMITS, gathered);
  const { manifests, problems, skipped } = gathered;
  return { objects: manifests, refuses: problems.some(({ severity }) => severity !== 'remark') || skipped.length > 0 };
}

/** Each is named with its line. */
const REFUSED_BY_US = [
  'an own tag', 'a float by its tag', 'a local tag on a mapping', 'a key twice', 'a key twice at the top', 'a key twice, spelled with an escape',
  'JSON with a key twice', 'JSON with a key twice, spelled with an escape',
];

/** What is applied by nobody is judged all the same: more than there is, and never less. */
const MORE_THAN_KUBECTL = [
  'nothing as a key', 'a mapping as a key', 'a complex key', 'the directive of YAML 1.1', 'the directive of YAML 1.2', 'a tag directive',
  'a document on the line of its mark', 'a document after an end mark', 'a byte order mark after a mark', 'a List in a List',
];

test.each(ALL.filter(({ title }) => ![...REFUSED_BY_US, ...MORE_THAN_KUBECTL].includes(title)).map(one => [one.title, one] as const))('%s',
  (_, { text, kubectl }) => {
    const { objects, refuses } = ours(text);
    // Through JSON, as kubectl answers.
    expect({ objects: JSON.parse(JSON.stringify(objects)), refuses }).toEqual(kubectl);
  });

test('what kubectl takes and we refuse is known', () => {
  expect(ALL.filter(({ text, kubectl }) => ours(text).refuses && !kubectl.refuses).map(({ title }) => title)).toStrictEqual(REFUSED_BY_US);
});

test.each(ALL.filter(({ title }) => MORE_THAN_KUBECTL.includes(title)).map(one => [one.title, one] as const))('%s: we take at least what kubectl takes',
  (_, one) => {
    const { objects, refuses } = ours(one.text);
    const names = (all: readonly unknown[]) => all.map(object => (object as { metadata?: { name?: string } }).metadata?.name);
    expect([refuses, names(objects)]).toEqual([false, expect.arrayContaining(names(one.kubectl.objects))]);
    expect(objects.length).toBeGreaterThan(one.title === 'a byte order mark after a mark' ? 0 : one.kubectl.objects.length);
  });

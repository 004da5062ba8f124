import { nearest } from '../../src/errors/nearest';

const KNOWN = ['validity-long', 'validity-not-a-duration', 'permission-broad', 'binding-name'];

test.each([
  ['validty-long', ['validity-long']],
  ['Permission_Broad', ['permission-broad']],
  ['binding-name', ['binding-name']],
  ['validity', ['validity-long']],
])('%s is spelled most like %j', (name, [first]) => {
  expect(nearest(name, KNOWN)[0]).toBe(first);
});

test('what is like none has none near it, and an empty name neither', () => {
  expect([nearest('xyz', KNOWN), nearest('', KNOWN), nearest('a', [])]).toStrictEqual([[], [], []]);
});

test('at most three are named', () => {
  expect(nearest('name-1', ['name-2', 'name-3', 'name-4', 'name-5'])).toStrictEqual(['name-2', 'name-3', 'name-4']);
});

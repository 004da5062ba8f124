import { refusal, show, some } from '../../src/errors/format-error';

test('an error names the place, the property, the value, what is wrong and what to do', () => {
  expect(refusal('app/access', 'tokenValidity', '5 minutes', { wrong: 'is too short', remedy: 'use 10' }))
    .toBe("app/access: tokenValidity = '5 minutes': is too short; use 10");
});

test('a value is shown on one line, whatever it is', () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  expect([undefined, null, 3, '', ['a'], { a: 1 }, () => 1, circle].map(show)).toStrictEqual([
    'undefined', 'null', '3', "''", '["a"]', '{"a":1}', 'a function', 'an object that refers to itself',
  ]);
  expect(show('x'.repeat(500))).toMatch(/^'x+… \(502 characters\)$/);
});

test('a long list is cut with a count', () => {
  expect(some(['a', 'b', 'c'], 2)).toBe('a, b and 1 more');
  expect(some(['a', 'b'], 2)).toBe('a, b');
});

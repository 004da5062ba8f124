import { copyData, fill } from '../../../src/analysis/engine/message';
import { RULES } from '../../../src/analysis/rules';

test('placeholders are filled with names, numbers and lists', () => {
  expect(fill('{count} accounts on {clusters}: \'{account}\'', { count: 2, clusters: ['c1', 'c2'], account: 'a' })).toBe('2 accounts on c1, c2: \'a\'');
});

test('a long list names the first five', () => {
  expect(fill('{names}', { names: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] })).toBe('a, b, c, d, e and 2 more');
});

test.each(['{other}', '$&', '$1', '\\{other}'])('what a datum holds is never read as a template: %s', name => {
  expect(fill('\'{name}\' and {other}', { name, other: 'o' })).toBe(`'${name}' and o`);
});

test('a template without its datum is an error that names both', () => {
  expect(() => fill('on {cluster}', {})).toThrow('message \'on {cluster}\': nothing is given for {cluster}');
});

test('a copy of data shares no list with it', () => {
  const data = { names: ['a'], one: 'b' };
  const copy = copyData(data);
  (copy.names as string[]).push('c');
  expect([data.names, copy]).toStrictEqual([['a'], { names: ['a', 'c'], one: 'b' }]);
});

test('every message is a clause: it begins small or with a name, and has no end', () => {
  const texts = RULES.flatMap(({ messages }) => Object.values(messages).flatMap(({ problem, remedy }) => [problem, remedy]));
  expect(texts.filter(text => /[.;:,]$|^\s|\s$| {2}/.test(text))).toStrictEqual([]);
});

test('every question is one', () => {
  const questions = RULES.flatMap(({ messages }) => Object.values(messages).flatMap(({ question }) => question ?? []));
  expect(questions.filter(question => !/^[A-Z{].*\?$/.test(question))).toStrictEqual([]);
});

import { PAGES, textOf, written } from './golden';

describe.each(Object.entries(PAGES))('%s', (file, pages) => {
  test('holds these pages and no other', () => {
    expect([...written(file).keys()]).toStrictEqual(pages.map(({ title }) => title));
  });

  test.each(pages.map(page => [page.title, page] as const))('%s', (title, page) => {
    expect(textOf(page)).toBe(written(file).get(title));
  });
});

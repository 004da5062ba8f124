import * as fs from 'fs';
import { Browser, Page } from 'playwright-core';
import { launch, open, pageFile, SCHEMES } from './browser';
import { account, application, cluster, names, yaml } from '../world';

const FLEET = names(300);
const APPS = ['backup', 'billing', 'my-app'];
const BROKEN = [FLEET[7], FLEET[120]];
/** What names can hold, and what would happen if they were taken for markup. */
const EVIL = '"><img src=x onerror=alert(1)></script><script>alert(2)</script>';

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

let browser: Browser;
let file: string;

beforeAll(async () => {
  browser = await launch();
  file = await pageFile(yaml([
    ...FLEET.map(name => cluster(name)),
    ...APPS.flatMap(app => application(app, FLEET)).map(object => {
      const { name, namespace } = object.metadata as { name: string; namespace: string };
      return object.kind === 'ManagedServiceAccount' && name === 'billing' && BROKEN.includes(namespace) ? account(namespace, name, '30d') : object;
    }),
    account(FLEET[0], 'my-app-2', EVIL),
  ]));
});

afterAll(() => browser.close());

const lines = (page: Page) => page.locator('#table tbody tr[data-row]');
const active = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

test('needs no network, and logs nothing', async () => {
  const { page, noise } = await open(browser, file);
  expect(noise).toStrictEqual([]);
  expect(await page.locator('#summary').textContent()).toContain('3 consumers, 300 clusters');
  await page.close();
});

test('what a manifest holds stays text', async () => {
  const { page, noise } = await open(browser, file);
  expect(await page.locator('#findings').textContent()).toContain(EVIL);
  expect(await page.locator('img').count()).toBe(0);
  expect(noise).toStrictEqual([]);
  await page.close();
});

test('clusters with the same access are one line with a count, the broken ones first; a group opens', async () => {
  const { page } = await open(browser, file);
  expect(await lines(page).count()).toBe(2);
  expect(await lines(page).nth(0).textContent()).toMatch(/✗ 2 clusters/);
  expect(await lines(page).nth(1).textContent()).toMatch(/✓ 298 clusters/);
  await lines(page).nth(0).locator('button').first().click();
  expect(await lines(page).count()).toBe(4);
  expect(await lines(page).nth(1).textContent()).toContain(BROKEN[0]);
  await page.close();
});

test('of many rows only those in sight exist, and all of them are counted', async () => {
  const { page } = await open(browser, file);
  await page.locator('#alike').uncheck();
  expect(await page.locator('#table').getAttribute('aria-rowcount')).toBe('301');
  expect(await lines(page).count()).toBeLessThan(40);
  await page.locator('#scroll').evaluate(element => {
    element.scrollTop = element.scrollHeight;
  });
  await page.waitForSelector('tr[aria-rowindex="301"]');
  expect(await page.locator('tr[aria-rowindex="301"]').textContent()).toContain(FLEET[299]);
  expect(await lines(page).count()).toBeLessThan(40);
  await page.close();
});

test('search finds clusters, rights, consumers and states; filters narrow it', async () => {
  const { page } = await open(browser, file);
  const found = async (text: string) => {
    await page.locator('#search').fill(text);
    return page.locator('#count').textContent();
  };
  expect(await found('0121')).toContain('1 of 300');
  expect(await found('broken')).toContain('2 of 300');
  expect(await found('billing 30d')).toContain('2 of 300');
  expect(await found('no such thing')).toContain('0 of 300');
  expect(await found('')).toContain('300 of 300');
  await page.locator('#state').selectOption('broken');
  expect(await page.locator('#count').textContent()).toContain('2 of 300');
  await page.locator('#consumer').selectOption({ label: 'my-app/my-app' });
  expect(await page.locator('#count').textContent()).toContain('0 of 300');
  await page.close();
});

test('the keyboard alone reaches an access path, and comes back', async () => {
  const { page } = await open(browser, file);
  await page.keyboard.press('Tab');
  for (let i = 0; i < 10 && !(await page.evaluate(() => document.activeElement?.closest('#table tbody') !== null)); i++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('ArrowRight');
  expect(await active(page)).toContain('broken');
  await page.keyboard.press('Enter');
  expect(await active(page)).toBe(`billing/billing → ${BROKEN[0]}`);
  expect(await page.locator('ol.path li').count()).toBe(9);
  expect(await page.locator('#path-body').textContent()).toContain('broken at \'account\'');
  expect(await page.locator('#path-body').textContent()).toContain('validity-not-a-duration');
  await page.keyboard.press('Escape');
  expect(await active(page)).toContain('broken');
  await page.keyboard.press('ArrowDown');
  expect(await active(page)).toContain('complete');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  expect(await lines(page).count()).toBe(4);
  await page.close();
});

test('the keyboard walks through rows that do not exist yet', async () => {
  const { page } = await open(browser, file);
  await page.locator('#alike').uncheck();
  await lines(page).first().locator('button').first().focus();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('ArrowDown');
  }
  expect(await page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex'))).toBe('62');
  await page.keyboard.press('End');
  expect(await page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex'))).toBe('301');
  await page.close();
});

describe.each(SCHEMES)('%s', scheme => {
  test.each([1280, 400])('axe finds nothing at %i pixels, with an access path open, and nothing is wider than the window', async width => {
    const { page } = await open(browser, file, { scheme, width });
    const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
    const problems = async () => {
      const { violations: found } = await page.evaluate(() => (window as unknown as { axe: Axe }).axe.run());
      return found.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
    };
    await page.evaluate(axe);
    expect(await problems()).toStrictEqual([]);
    await lines(page).first().locator('button[data-column="2"]').click();
    expect(await problems()).toStrictEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.close();
  });
});

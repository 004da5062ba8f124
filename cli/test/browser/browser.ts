import * as fs from 'fs';
import * as path from 'path';
import { pathToFileURL } from 'url';
import { Browser, chromium, Page } from 'playwright-core';
import { cli, folderWith } from '../cli';

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync',
];

export const SCHEMES = ['light', 'dark'] as const;

/** The browser of the system: none is downloaded. */
export async function launch(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  if (!fs.existsSync(executablePath)) {
    throw new Error(`${executablePath}: there is no browser; install the Debian package chromium, or name one with CHROMIUM_PATH`);
  }
  return chromium.launch({ executablePath, args: FLAGS });
}

/** The page of some manifests, written as a user would have it written. */
export async function pageFile(manifests: string): Promise<string> {
  const cwd = folderWith({ 'hub.yaml': manifests });
  await cli(['report', 'hub.yaml', '--format', 'html=access.html'], {}, cwd);
  return path.join(cwd, 'access.html');
}

export interface Opened {
  readonly page: Page;
  /** Whatever the page asked for beside itself, and whatever it complained about. */
  readonly noise: string[];
}

export async function open(browser: Browser, file: string, options: { scheme?: 'light' | 'dark'; width?: number } = {}): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width: options.width ?? 1280, height: 900 }, colorScheme: options.scheme ?? 'light' });
  const noise: string[] = [];
  const url = pathToFileURL(file).href;
  page.on('request', request => {
    if (request.url() !== url) {
      noise.push(request.url());
    }
  });
  page.on('console', message => noise.push(message.text()));
  page.on('pageerror', error => noise.push(error.message));
  await page.goto(url);
  await page.waitForSelector('#table tbody tr[data-row]');
  return { page, noise };
}

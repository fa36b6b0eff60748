import { launch, type Browser, type Page } from 'puppeteer-core';
import { expect, onTestFinished } from 'vitest';
import { collectConnections } from './browser.ts';

export type FirefoxOptions = {
  readonly prefs?: Readonly<Record<string, unknown>>;
};

/** Starts the system's Firefox ESR with devices that deliver; the test's end closes it. */
export async function startFirefox({ prefs }: FirefoxOptions = {}): Promise<Browser> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    extraPrefsFirefox: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.autoplay.default': 0,
      'media.peerconnection.ice.obfuscate_host_addresses': false,
      ...prefs,
    },
  });
  onTestFinished(() => browser.close());
  return browser;
}

/** Opens a page; the test fails if it writes an error or asks another host for something. */
export async function openInFirefox(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  const { host } = new URL(url);
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => {
    const asked = new URL(request.url());
    if (asked.protocol.startsWith('http') && asked.host !== host) complaints.push(asked.href);
  });
  onTestFinished(() => expect(complaints).toEqual([]));
  await page.evaluateOnNewDocument(collectConnections);
  await page.goto(url);
  return page;
}

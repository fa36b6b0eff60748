import { expect, onTestFinished, test } from 'vitest';
import { setUpChromium, startChromium, openPerson } from '../../support/browser.ts';
import { startEngage } from '../../support/engage.ts';

const { open, url } = setUpChromium();

/** Resolves when the shell is kept and every further request goes past the service worker. */
function isKept(): Promise<boolean> {
  return navigator.serviceWorker.ready.then(
    () =>
      new Promise((resolve) => {
        const look = () => {
          if (navigator.serviceWorker.controller !== null) resolve(true);
        };
        navigator.serviceWorker.addEventListener('controllerchange', look);
        look();
      }),
  );
}

test('opens without a network, says so, and goes on when there is one', async () => {
  const { page, context } = await open('/', {
    serviceWorkers: 'allow',
    mayComplain: /ERR_INTERNET_DISCONNECTED/,
  });
  await page.evaluate(isKept);
  await context.setOffline(true);
  await page.reload();
  await page.getByText('You are offline.').waitFor();
  await page.getByRole('button', { name: 'Start call' }).waitFor();
  await context.setOffline(false);
  await page.getByText('You are offline.').waitFor({ state: 'detached' });
  expect(await page.title()).toContain('Engage');
});

test('what is kept is the shell alone: no room, no link, no answer of the server', async () => {
  const { page } = await open('/r/secret-meeting#k=aaaa&t=bbbb', { serviceWorkers: 'allow' });
  await page.evaluate(isKept);
  await page.reload();
  const kept = await page.evaluate(async () => {
    const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = await Promise.all(stores.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname + new URL(url).hash);
  });
  expect(kept).toContain('/');
  for (const path of kept) expect(path).toMatch(/^\/$|^\/assets\/[\w-]+\.(?:js|css)$/);
});

test('a server that is gone leaves a page that says so', async () => {
  const [engage, browser] = await Promise.all([startEngage(), startChromium()]);
  onTestFinished(() => browser.close());
  const { page } = await openPerson(browser, engage.url, {
    serviceWorkers: 'allow',
    mayComplain: /ERR_CONNECTION_REFUSED|ERR_FAILED/,
  });
  await page.evaluate(isKept);
  await engage.close();
  await page.goto(new URL('/r/standup', engage.url).href);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  const told = page.getByText('The call server does not answer');
  await told.waitFor();
  expect(await told.isVisible()).toBe(true);
});

test('can be installed: its manifest names icons that are there, in their sizes', async () => {
  const manifest = (await (await fetch(url('/engage.webmanifest'))).json()) as {
    readonly start_url: string;
    readonly display: string;
    readonly icons: readonly { readonly src: string; readonly sizes: string }[];
  };
  expect(manifest).toMatchObject({ start_url: '/', display: 'standalone' });
  for (const { src, sizes } of manifest.icons) {
    const png = Buffer.from(await (await fetch(url(src))).arrayBuffer());
    // The header of PNG: width and height follow its signature and the name of the first chunk.
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes);
  }
});

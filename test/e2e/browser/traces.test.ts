import { expect, test } from 'vitest';
import { expectMedia, join, setUpChromium, type Person } from '../../support/browser.ts';

const { open, url } = setUpChromium();

test('a call with chat and a file leaves nothing in the browser but the choices of its person', async () => {
  const options = { serviceWorkers: 'allow', acceptDownloads: true } as const;
  const path = '/r/secret-meeting#k=' + 'k'.repeat(42) + 'w';
  const ada = await open(path, options);
  await join(ada, 'Ada');
  const bob = await open(path, options);
  await bob.page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await join(bob, 'Bob');
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
  await ada.page.getByRole('button', { name: /^Chat/ }).click();
  await ada.page.getByLabel('Message to everyone').fill('Tell nobody');
  await ada.page.keyboard.press('Enter');
  await ada.page
    .getByLabel('Files to send')
    .setInputFiles({ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.alloc(100_000) });
  await bob.page.getByRole('button', { name: /^Chat/ }).click();
  await bob.page.getByText('Tell nobody').waitFor();
  await bob.page.getByRole('button', { name: 'Accept plan.txt' }).click();
  await bob.page.getByText('from Ada, saved and checked').waitFor();
  await bob.page.getByRole('button', { name: 'Leave', exact: true }).click();
  await bob.page.getByRole('button', { name: 'Rejoin' }).waitFor();
  await bob.page.evaluate(() => navigator.serviceWorker.ready);

  for (const person of [ada, bob]) {
    expect(await person.context.cookies()).toEqual([]);
    // A file that was kept aside for its download goes when the page is opened the next time.
    await person.page.goto(url());
    await expect.poll(async () => (await readTraces(person)).files).toEqual([]);
    const { cached, preferences, ...others } = await readTraces(person);
    expect(others).toEqual({ local: ['engage.preferences'], session: 0, databases: 0, files: [] });
    for (const kept of cached) expect(kept).toMatch(/^\/$|^\/assets\/[\w-]+\.(?:js|css)$/);
    expect(preferences).toEqual({ name: person === ada ? 'Ada' : 'Bob' });
  }
  // Where it all was kept, had anything been.
  expect(new URL(bob.page.url()).origin).toBe(new URL(url()).origin);
});

function readTraces({ page }: Person) {
  return page.evaluate(async () => {
    const caching = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = await Promise.all(caching.map((cache) => cache.keys()));
    const files: string[] = [];
    const folders = [await navigator.storage.getDirectory()];
    for (const folder of folders) {
      for await (const entry of folder.values()) {
        if (entry instanceof FileSystemDirectoryHandle) folders.push(entry);
        else files.push(entry.name);
      }
    }
    return {
      local: Object.keys(localStorage),
      preferences: JSON.parse(localStorage.getItem('engage.preferences') ?? '{}') as unknown,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      files,
      cached: requests.flat().map(({ url }) => url.slice(location.origin.length)),
    };
  });
}

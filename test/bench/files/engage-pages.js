/** In the page: saves to nowhere, as fast as can be; or leaves it to the page where to save. */
function saveNowhere() {
  Object.assign(window, {
    showSaveFilePicker: async () => ({
      createWritable: async () => ({
        write: async () => {},
        close: async () => {},
        abort: async () => {},
      }),
    }),
  });
}

/** In the page: the longest time for which nothing else could run, from now on. */
function watchTasks() {
  globalThis.longestMs = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      globalThis.longestMs = Math.max(globalThis.longestMs, duration);
    }
  }).observe({ entryTypes: ['longtask'] });
}

/** Resolves with what measures how long a file takes from the press on Accept until both know it is whole. */
export async function openEngagePages(browser, url, { isSpooled }) {
  const contexts = await Promise.all([browser.newContext(), browser.newContext()]);
  const [ada, bob] = await Promise.all(contexts.map((context) => context.newPage()));
  const room = isSpooled ? 'spooled' : 'nowhere';
  for (const [page, name] of [
    [ada, 'Ada'],
    [bob, 'Bob'],
  ]) {
    await page.goto(`${url}/r/${room}#k=${'k'.repeat(42)}w`);
    await page.getByLabel('Your name').fill(name);
    await page.getByRole('button', { name: /^Join/ }).click();
    await page.getByRole('button', { name: 'Chat', exact: true }).click();
    await page.evaluate(watchTasks);
  }
  if (isSpooled) await bob.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  else await bob.evaluate(saveNowhere);
  return {
    measure: async (path) => {
      await ada.getByLabel('Files to send').setInputFiles(path);
      const accept = bob.getByRole('button', { name: /^Accept/ });
      await accept.waitFor();
      const done = ada.getByText('Bob has it');
      const before = await done.count();
      const start = performance.now();
      await accept.click();
      await done.nth(before).waitFor({ timeout: 0 });
      return performance.now() - start;
    },
    longestTasksMs: () =>
      Promise.all([ada, bob].map((page) => page.evaluate(() => globalThis.longestMs))),
    close: () => Promise.all(contexts.map((context) => context.close())),
  };
}

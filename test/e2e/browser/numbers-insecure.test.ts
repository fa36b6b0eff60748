// oxlint-disable vitest/expect-expect -- a page that never shows what is waited for fails the test
import { test } from 'vitest';
import { join, setUpChromium, tileOf } from '../../support/browser.ts';

const { open, engage } = setUpChromium({
  serve: ['--host', '0.0.0.0', '--open'],
  args: ['--host-resolver-rules=MAP engage.test 127.0.0.1'],
});

test('over plain http from another address the page says that nothing can be checked, and so does the other side', async () => {
  const bob = await open('/r/plain');
  await join(bob, 'Bob');
  const ada = await open(`http://engage.test:${new URL(engage().url).port}/r/plain`, {
    mayComplain: /Cross-Origin-Opener-Policy/,
  });
  await join(ada, 'Ada');
  await tileOf(ada, 'Bob').getByText('this page did not come over https').waitFor();
  await tileOf(bob, 'Ada').getByText('Cannot be checked').waitFor();
  await tileOf(bob, 'Ada').locator('.numbers summary').click();
  await tileOf(bob, 'Ada').getByText('no numbers to compare came from Ada').waitFor();
});

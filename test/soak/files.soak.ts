// oxlint-disable vitest/expect-expect -- the trial expects
import { test } from 'vitest';
import { setUpChromium } from '../support/browser.ts';
import { expectFileOverCut } from '../support/trials/file-over-cut.ts';

const { open } = setUpChromium({ hasDevices: false });

test('300 MB go from page to page although the path is cut on the way', async () => {
  await expectFileOverCut(open, 300);
});

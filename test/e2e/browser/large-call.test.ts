import { expect, test } from 'vitest';
import { encodePeerMessage } from '../../../src/protocol/peer-messages.ts';
import { join, setUpChromium } from '../../support/browser.ts';
import { join as joinWire } from '../../support/wire-client.ts';

const { open, engage } = setUpChromium();

/** Someone who says that they send video; two cores do not carry six browsers that do. */
async function addCamera(room: string, name: string) {
  const { send, joined } = await joinWire(engage().url, room, name);
  const [first] = joined.peers;
  if (first === undefined) throw new Error('nobody is there');
  const payload = encodePeerMessage({ type: 'media', microphone: true, camera: true });
  send({ type: 'signal', to: first.id, payload });
}

test('from the sixth camera on the page warns once, says why, and offers to do without', async () => {
  const ada = await open('/r/crowd');
  await join(ada, 'Ada');
  for (let n = 2; n <= 5; n += 1) await addCamera('crowd', `Guest ${n}`);
  await ada.page.getByRole('article', { name: 'Guest 5' }).waitFor();
  expect(await ada.page.getByText('people send video').count()).toBe(0);

  await addCamera('crowd', 'Guest 6');
  await ada.page
    .getByText('6 people send video, and your computer uploads your picture 5 times')
    .waitFor();
  await ada.page.locator('.call-note').getByRole('button', { name: 'Turn camera off' }).click();
  await ada.page.getByText('Your camera is off.').waitFor();
  await ada.page.getByText('people send video').waitFor({ state: 'detached' });

  // Whoever switches it on again knows.
  await ada.page.getByRole('button', { name: 'Turn camera on' }).click();
  await ada.page.getByText('Your camera is on.').waitFor();
  expect(await ada.page.getByText('people send video').count()).toBe(0);
});

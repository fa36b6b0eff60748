import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectMedia, tileOf, type Person } from '../../support/browser.ts';
import { callOfTwo } from '../../support/lab-browser.ts';
import { startLab, type Lab } from '../../support/natlab.ts';
import { expectNoSilence, expectSound } from '../../support/sound.ts';

// Pages in networks of their own, whose machines lose their network or get another one while they
// talk: unlike on a poor path, the server is out of reach as well.
const serverUrl = 'http://203.0.113.10:8790';
const relay = 'turn:lab:lab@203.0.113.10:3478?transport=tcp';

const lab = await startLab([
  'ada=port-restricted',
  'bob=port-restricted',
  // Of all that a call could take only TCP is let out.
  'eve=port-restricted,udp=drop',
]);

/** So long does a browser take to find that a path answers no more. */
const noticingMs = 6_000;

if (typeof lab === 'string') process.stderr.write(`skipped, this machine cannot: ${lab}\n`);

describe.skipIf(typeof lab === 'string')('when the network goes', () => {
  if (typeof lab === 'string') return;
  afterAll(lab.close);
  beforeAll(async () => {
    await lab.natlab('coturn', 'start');
    await lab.startEngage(
      'server',
      'serve',
      '--host',
      '0.0.0.0',
      '--open',
      '--json',
      '--ice',
      relay,
    );
  });

  test('a cable that is pulled for 8 s costs no more than that', { timeout: 120_000 }, async () => {
    const { ada, bob } = await callOfTwo(lab, `${serverUrl}/r/cable`, ['ada', 'bob']);
    const pulledAtMs = performance.now();
    await lab.natlab('link', 'bob', 'down');
    await tileOf(ada, 'Bob').getByText('Reconnecting…').waitFor();
    await ada.page.waitForFunction(() => globalThis.silenceMs > 8_000);
    await lab.natlab('link', 'bob', 'up');
    await expectBack([ada, bob], performance.now() - pulledAtMs);
  });

  test(
    'another address in mid-call, of which the browser tells nothing, is noticed by the silence',
    { timeout: 120_000 },
    async () => {
      const { ada, bob } = await callOfTwo(lab, `${serverUrl}/r/untold`, ['ada', 'bob']);
      await moveTo(lab, 'bob', '192.168.2.77');
      await expectBack([ada, bob], noticingMs);
    },
  );

  test(
    'a router that gets another address does not end the call',
    { timeout: 120_000 },
    async () => {
      const { ada, bob } = await callOfTwo(lab, `${serverUrl}/r/router`, ['ada', 'bob']);
      await lab.natlab('rebind', 'bob');
      await expectBack([ada, bob], noticingMs);
    },
  );

  test('where only TCP goes out, the relay carries it all', { timeout: 120_000 }, async () => {
    const { ada, bob: eve } = await callOfTwo(lab, `${serverUrl}/r/relay`, ['ada', 'eve']);
    await eve.page.keyboard.press('i');
    await eve.page.getByText(/^Through a relay/).waitFor();
    await expectSound(ada, 400);
    await expectBack([ada, eve], 0);
  });
});

/** Gives a host another address in its network. */
async function moveTo(lab: Lab, host: string, address: string) {
  for (const words of [
    'addr flush dev eth0',
    `addr add ${address}/24 dev eth0`,
    'route replace default via 192.168.2.1',
  ]) {
    const { exitCode } = await lab.run(host, 'ip', '-4', ...words.split(' '));
    expect(exitCode).toBe(0);
  }
}

/** Over the connection that there was all the time, and no later than 3 s after the outage. */
async function expectBack(people: readonly Person[], outageMs: number) {
  await Promise.all(people.map((person) => expectSound(person, 100)));
  await Promise.all(people.map((person) => expectMedia(person, 1)));
  for (const { page } of people) {
    expect(await page.evaluate(() => globalThis.connections.length)).toBe(1);
  }
  await expectNoSilence(people, outageMs);
}

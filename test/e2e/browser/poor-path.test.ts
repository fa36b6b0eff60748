import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectMedia, tileOf, type Person } from '../../support/browser.ts';
import { callOfTwo } from '../../support/lab-browser.ts';
import { startLab, type Lab } from '../../support/natlab.ts';
import { expectNoSilence, expectSound } from '../../support/sound.ts';

// Two pages in networks of their own; what Bob's router does to the packets of the call changes
// while they talk. The server is reached as before: only the path of the media gets poor.
const serverUrl = 'http://203.0.113.10:8790';

const lab = await startLab(['ada=port-restricted', 'bob=port-restricted']);

if (typeof lab === 'string') process.stderr.write(`skipped, this machine cannot: ${lab}\n`);

describe.skipIf(typeof lab === 'string')('on a path that gets poor', () => {
  if (typeof lab === 'string') return;
  afterAll(lab.close);
  beforeAll(() => lab.startEngage('server', 'serve', '--host', '0.0.0.0', '--open', '--json'));

  test('5 % of loss costs neither sound nor picture', { timeout: 120_000 }, async () => {
    const { ada, bob } = await poorCall(lab, 'loss');
    await spoil(lab, 'numgen random mod 100 < 5 drop');
    await expectSound(ada, 400);
    await expectSound(bob, 400);
    await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
    expect(await tileOf(ada, 'Bob').getByText('is paused').count()).toBe(0);
    await expectNoSilence([ada, bob]);
  });

  test('after an outage sound is back within 3 s', { timeout: 120_000 }, async () => {
    const { ada, bob } = await poorCall(lab, 'outage');
    const cutAtMs = performance.now();
    await spoil(lab, 'drop');
    await tileOf(ada, 'Bob').getByText('Reconnecting…').waitFor();
    await heal(lab);
    const outageMs = performance.now() - cutAtMs;
    await expectSound(ada, 100);
    await expectSound(bob, 100);
    await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
    await expectNoSilence([ada, bob], outageMs);
  });

  test(
    'on 300 kbit/s the picture gets small, and large again after it',
    { timeout: 180_000 },
    async () => {
      const { ada, bob } = await poorCall(lab, 'narrow');
      await spoil(lab, 'limit rate over 37500 bytes/second burst 9000 bytes drop');
      await expect.poll(() => readScale(ada), { timeout: 60_000 }).toBeGreaterThan(1);
      await expectMedia(bob, 1);
      await heal(lab);
      await expect.poll(() => readScale(ada), { timeout: 60_000 }).toBe(1);
      await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
      await expectNoSilence([ada, bob]);
    },
  );

  test(
    'on 80 kbit/s the picture pauses and says so, sound goes on, and all comes back',
    { timeout: 240_000 },
    async () => {
      const { ada, bob } = await poorCall(lab, 'starved');
      await spoil(lab, 'limit rate over 10000 bytes/second burst 4000 bytes drop');
      const paused = tileOf(bob, 'Ada').getByText('Their picture is paused');
      await paused.waitFor({ timeout: 60_000 });
      await bob.page.getByText('Ada’s picture is paused').waitFor();
      await expectSound(bob, 100);
      await heal(lab);
      await paused.waitFor({ state: 'detached', timeout: 60_000 });
      await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
      await expectNoSilence([ada, bob]);
    },
  );
});

async function poorCall(lab: Lab, room: string) {
  await heal(lab);
  return callOfTwo(lab, `${serverUrl}/r/${room}`, ['ada', 'bob']);
}

/** Makes Bob's router do something to UDP packets, in each direction by itself. */
async function spoil(lab: Lab, action: string) {
  const { exitCode } = await lab.run(
    'bob.gw',
    'nft',
    [
      'add table ip spoil',
      'add chain ip spoil forward { type filter hook forward priority -10; }',
      `add rule ip spoil forward iifname lan meta l4proto udp ${action}`,
      `add rule ip spoil forward oifname lan meta l4proto udp ${action}`,
    ].join('; '),
  );
  expect(exitCode).toBe(0);
}

async function heal(lab: Lab) {
  await lab.run('bob.gw', 'nft', 'add table ip spoil; delete table ip spoil');
}

/** By how much the page shrinks the picture that it sends. */
function readScale({ page }: Person): Promise<number> {
  return page.evaluate(() => {
    const sender = globalThis.connections
      .at(-1)
      ?.getSenders()
      .find(({ track }) => track?.kind === 'video');
    return sender?.getParameters().encodings[0]?.scaleResolutionDownBy ?? 0;
  });
}

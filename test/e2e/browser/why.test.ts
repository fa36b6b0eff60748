import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasCoturn } from '../../peer/support/coturn.ts';
import { expectMedia, join, tileOf, type Person } from '../../support/browser.ts';
import { openOnHost } from '../../support/lab-browser.ts';
import { startLab, type Lab } from '../../support/natlab.ts';

// Pages that find no path to each other, each in a network of its own. The server is reached by
// all; the relay of the second one has another password than it hands out.
const server = 'http://203.0.113.10:8790';
const serverWithRelay = 'http://203.0.113.10:8791';

/** Browsers give up after some 15 s; a server that is silent takes longer to show. */
const patience = { timeout: 60_000 };

const lab = await startLab([
  'dan=full-cone',
  'ada=symmetric',
  'bob=symmetric',
  'cid=udp-blocked,tcp=8790+8791',
]);

if (typeof lab === 'string') process.stderr.write(`skipped, this machine cannot: ${lab}\n`);

describe.skipIf(typeof lab === 'string')('where no path is found, the tile says', () => {
  if (typeof lab === 'string') return;
  afterAll(lab.close);
  beforeAll(async () => {
    const serve = ['serve', '--host', '0.0.0.0', '--open', '--json'];
    await Promise.all([
      lab.startEngage('server', ...serve),
      lab.startEngage('server', ...serve, '--port=8791', '--ice=turn:lab:wrong@203.0.113.10:3478'),
    ]);
  });

  test('that two symmetric NATs need a relay', { timeout: 90_000 }, async () => {
    const { firstNote, secondNote } = await meet(lab, `${server}/r/symmetric`, 'ada', 'bob');
    await expect.poll(firstNote, patience).toContain('between your network and bob');
    await expect.poll(secondNote, patience).toContain('between your network and ada');
    expect(await firstNote()).toContain('add a TURN server');
  });

  test('whose network lets no UDP through', { timeout: 90_000 }, async () => {
    const { firstNote, secondNote } = await meet(lab, `${server}/r/blocked`, 'ada', 'cid');
    await expect.poll(firstNote, patience).toContain("cid's network lets no UDP through");
    await expect.poll(secondNote, patience).toContain('Your network lets no UDP through');
  });

  test.skipIf(!hasCoturn)(
    'that the relay does not accept the password of the server',
    { timeout: 90_000 },
    async () => {
      await lab.natlab('coturn', 'start');
      const url = `${serverWithRelay}/r/relay`;
      const { firstNote, secondNote } = await meet(lab, url, 'ada', 'bob');
      await expect.poll(firstNote, patience).toContain('the relay turns both of you away');
      await expect
        .poll(secondNote, patience)
        .toContain('password that this server hands out (401)');
    },
  );

  test('that nothing comes from someone whose network is gone', { timeout: 120_000 }, async () => {
    const { first, firstNote } = await meet(lab, `${server}/r/gone`, 'dan', 'bob');
    await expectMedia(first, 1);
    await lab.natlab('link', 'bob', 'down');
    await expect.poll(firstNote, patience).toContain('Nothing comes from bob any more');
  });
});

/** Two people go into a room from two hosts whose names they bear. */
async function meet(lab: Lab, url: string, firstHost: string, secondHost: string) {
  const [first, second] = await Promise.all(
    [firstHost, secondHost].map((host) => openOnHost(lab, host, url)),
  );
  if (first === undefined || second === undefined) throw new Error('two people');
  await join(first, firstHost);
  await join(second, secondHost);
  return { first, firstNote: noteOf(first, secondHost), secondNote: noteOf(second, firstHost) };
}

/** What stands instead of the picture of another person. */
function noteOf(person: Person, name: string) {
  return async () => (await tileOf(person, name).locator('.tile-note').allInnerTexts()).join();
}

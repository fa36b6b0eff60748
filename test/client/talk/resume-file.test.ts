import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { isEnded, type FileSource, type Transfer } from '../../../src/client/files/transfer.ts';
import { proofOf } from '../../../src/client/files/proof.ts';
import { until } from '../../../src/peer/until.ts';
import { encodeChannelMessage } from '../../../src/protocol/channel-messages.ts';
import { encodeFileMessage, fileLimits } from '../../../src/protocol/file-messages.ts';
import { linkChannels } from './support/linked-channels.ts';
import { connect, createTalker, type Talker } from './support/talkers.ts';

const never = new AbortController().signal;
const size = fileLimits.windowBytes * 2 + 5;
const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 7 + (at >> 11)) & 0xff);
const wholeDigest = createHash('sha256').update(bytes).digest('hex');

/** Bob takes a file of Ada's. */
function callWithFile() {
  const clock = { nowMs: 0 };
  const [ada, bob] = [createTalker('Ada', clock), createTalker('Bob', clock)];
  const link = connect(ada, bob);
  const hash = createHash('sha256');
  const seen = { read: 0, written: 0, isAborted: false };
  const source: FileSource = {
    name: 'film.mp4',
    size,
    read: async (offset, length) => {
      seen.read += length;
      return bytes.slice(offset, offset + length);
    },
  };
  ada.files.offer(bob.self, source);
  const accept = () =>
    bob.files.accept(only(bob).key, {
      write: async (piece) => {
        await Promise.resolve();
        hash.update(piece);
        seen.written += piece.length;
      },
      close: async () => {},
      abort: async () => {
        seen.isAborted = true;
      },
    });
  /** Neither hears of it by a channel. */
  function breakAll() {
    link.break();
    ada.losesConnections();
    bob.losesConnections();
  }
  return { ada, bob, link, seen, accept, breakAll, digest: () => hash.digest('hex') };
}

function only({ files }: Talker): Transfer {
  const [transfer] = files.getSnapshot();
  if (transfer === undefined) throw new Error('no transfer');
  return transfer;
}

const becomes = (talker: Talker, isSuch: (transfer: Transfer) => boolean) =>
  until(talker.files, ([transfer]) => transfer !== undefined && isSuch(transfer), never);

const isPaused = ({ progress }: Transfer) => progress.phase === 'paused';

type IsFrame = (data: string | Uint8Array, count: number) => boolean;

const middle: IsFrame = (_, count) => count === 300;

/** Breaks everything with one frame of the file's channel, which is not delivered. */
async function breakAt(call: ReturnType<typeof callWithFile>, isFrame: IsFrame) {
  let count = 0;
  const broken = new Promise<void>((resolve) => {
    call.ada.watch.onFileFrame = (data) => {
      count += 1;
      if (!isFrame(data, count)) return;
      delete call.ada.watch.onFileFrame;
      call.breakAll();
      resolve();
    };
  });
  call.accept();
  await broken;
}

async function expectWhole({ ada, bob, seen, digest }: ReturnType<typeof callWithFile>) {
  await Promise.all([ada, bob].map((talker) => becomes(talker, isEnded)));
  expect([only(ada).progress, only(bob).progress]).toEqual([{ phase: 'done' }, { phase: 'done' }]);
  expect(seen).toMatchObject({ written: size, isAborted: false });
  expect(digest()).toBe(wholeDigest);
}

const isText =
  (text: string): IsFrame =>
  (data) =>
    typeof data === 'string' && data.includes(text);

test.each<readonly [string, IsFrame]>([
  ['the start', isText('start')],
  ['the first bytes', (_, count) => count === 2],
  ['the second ones', (_, count) => count === 3],
  ['some in the middle', middle],
  ['the first confirmation', isText('received')],
  ['the confirmation of all', isText(`"received","bytes":${size}`)],
  ['the end', isText('end')],
  ['the last word', isText('done')],
])(
  'a file that lost its connection and %s goes on over the next one, and nothing is doubled',
  async (_, isFrame) => {
    const call = callWithFile();
    await breakAt(call, isFrame);
    connect(call.ada, call.bob);
    await expectWhole(call);
    // No more is read again than what may be unconfirmed.
    expect(call.seen.read).toBeLessThan(size + 2 * fileLimits.windowBytes);
  },
);

test('while there is no connection both say how far it is, and that it goes on', async () => {
  const call = callWithFile();
  await breakAt(call, middle);
  await Promise.all([call.ada, call.bob].map((talker) => becomes(talker, isPaused)));
  await expect
    .poll(() => only(call.bob).progress)
    .toEqual({ phase: 'paused', bytes: call.seen.written, isAway: false });
  expect(call.seen.written).toBeGreaterThan(fileLimits.confirmBytes);
  connect(call.ada, call.bob);
  await expectWhole(call);
});

test('a path that breaks and is mended leaves the channel as it is', async () => {
  const call = callWithFile();
  let isBroken = false;
  call.ada.watch.onFileFrame = () => {
    if (isBroken) return;
    isBroken = true;
    for (const one of [call.ada, call.bob]) one.pathIs('disconnected');
    expect([only(call.ada), only(call.bob)].every(isPaused)).toBe(true);
    for (const one of [call.ada, call.bob]) one.pathIs('connected');
    expect(only(call.bob).progress).toMatchObject({ phase: 'moving' });
  };
  call.accept();
  await expectWhole(call);
  expect(call.seen.read).toBe(size);
});

test('a channel that closes alone is replaced on the connection there is', async () => {
  const call = callWithFile();
  let channels = 0;
  const { takeChannel } = call.bob;
  call.ada.others.set(call.bob.self.id, {
    self: call.bob.self,
    takeChannel: (channel, peer) => {
      channels += 1;
      if (channels === 1) {
        let frames = 0;
        channel.addEventListener('message', () => {
          frames += 1;
          if (frames === 100) channel.close();
        });
      }
      takeChannel(channel, peer);
    },
  });
  call.accept();
  await expectWhole(call);
  expect(channels).toBe(2);
});

test('a sender that closes every channel is not asked for ever', async () => {
  const call = callWithFile();
  let channels = 0;
  const { takeChannel } = call.bob;
  call.ada.others.set(call.bob.self.id, {
    self: call.bob.self,
    takeChannel: (channel, peer) => {
      channels += 1;
      channel.addEventListener('open', () => channel.close());
      takeChannel(channel, peer);
    },
  });
  call.accept();
  await becomes(call.bob, isPaused);
  await expect.poll(() => channels).toBe(4);
  expect(only(call.bob)).toSatisfy(isPaused);
});

test.each([
  ['both have', true, true],
  ['the sender has', true, false],
  ['the receiver has', false, true],
])('it goes on when %s come back as somebody new', async (_, isAdaNew, isBobNew) => {
  const call = callWithFile();
  await breakAt(call, middle);
  for (const one of [call.ada, call.bob]) one.meets([]);
  await Promise.all(
    [call.ada, call.bob].map((one) =>
      becomes(one, ({ progress }) => progress.phase === 'paused' && progress.isAway),
    ),
  );
  if (isAdaNew) call.ada.comesBackAs('new-id-of-Ada');
  if (isBobNew) call.bob.comesBackAs('new-id-of-Bob');
  connect(call.ada, call.bob);
  await expectWhole(call);
  expect([only(call.ada).peer.id, only(call.bob).peer.id]).toEqual([
    call.bob.self.id,
    call.ada.self.id,
  ]);
});

test('who does not come back is told of with the file, on both sides', async () => {
  const call = callWithFile();
  await breakAt(call, middle);
  for (const one of [call.ada, call.bob]) {
    one.meets([]);
    one.passTime();
  }
  for (const one of [call.ada, call.bob]) {
    expect(only(one).progress).toEqual({ phase: 'failed', reason: 'connection-lost' });
  }
  await expect.poll(() => call.seen.isAborted).toBe(true);
});

test('an answer that was lost is given again', async () => {
  const call = callWithFile();
  call.link.break();
  call.accept();
  expect(only(call.bob)).toSatisfy(isPaused);
  connect(call.ada, call.bob);
  await expectWhole(call);
});

test.each(['ada', 'bob'] as const)('what %s cancelled meanwhile does not go on', async (who) => {
  const call = callWithFile();
  await breakAt(call, middle);
  call[who].files.cancel(only(call[who]).key);
  connect(call.ada, call.bob);
  const other = who === 'ada' ? call.bob : call.ada;
  expect(only(other).progress).toEqual({ phase: 'cancelled', byMe: false });
  expect(only(call[who]).progress).toEqual({ phase: 'cancelled', byMe: true });
});

test('nobody but the receiver gets the rest, with whatever they have heard', async () => {
  const call = callWithFile();
  await breakAt(call, middle);
  // Bob has gone, and so to Bob has Ada; whoever comes may be the other.
  for (const one of [call.ada, call.bob]) one.meets([]);
  const { id } = only(call.ada);
  const eve = createTalker('Eve', { nowMs: 0 });
  const [heardByEve, eveToAda] = [linkChannels(), linkChannels()];
  const heard: unknown[] = [];
  heardByEve.channels[0].addEventListener('message', ({ data }) => heard.push(data));
  call.bob.meets([eve.self]);
  call.bob.takeChannel(heardByEve.channels[1], eve.self);
  heardByEve.open();
  await expect.poll(() => heard.join()).toContain('file-resume');
  expect(heard.join()).not.toContain(id);

  const opened: string[] = [];
  call.ada.others.set(eve.self.id, {
    self: eve.self,
    takeChannel: (channel) => opened.push(channel.label),
  });
  call.ada.meets([eve.self]);
  call.ada.takeChannel(eveToAda.channels[1], eve.self);
  eveToAda.open();
  for (const message of heard) eveToAda.channels[0].send(String(message));
  const proof = proofOf('a-guess', eve.self.id, call.ada.self.id);
  eveToAda.channels[0].send(encodeChannelMessage({ type: 'file-resume', proof, bytes: 0 }));
  expect(opened).toEqual([]);

  connect(call.ada, call.bob);
  await expectWhole(call);
});

test.each([
  ['what was confirmed', -1],
  ['more than was sent', size],
])('a receiver cannot ask for %s', async (_, from) => {
  const call = callWithFile();
  await breakAt(call, middle);
  await becomes(call.ada, isPaused);
  const { id, progress } = only(call.ada);
  const confirmed = 'bytes' in progress ? progress.bytes : 0;
  expect(confirmed).toBeGreaterThan(0);
  const opened: string[] = [];
  call.ada.others.set(call.bob.self.id, {
    self: call.bob.self,
    takeChannel: (channel) => opened.push(channel.label),
  });
  const link = linkChannels();
  call.ada.meets([call.bob.self]);
  call.ada.takeChannel(link.channels[1], call.bob.self);
  link.open();
  const proof = proofOf(id, call.bob.self.id, call.ada.self.id);
  const ask = (at: number) =>
    link.channels[0].send(encodeChannelMessage({ type: 'file-resume', proof, bytes: at }));
  ask(from < 0 ? confirmed - 1 : from);
  expect(opened).toEqual([]);
  ask(confirmed);
  expect(opened).toHaveLength(1);
});

test('a sender cannot go back over what was written', async () => {
  const call = callWithFile();
  await breakAt(call, middle);
  await becomes(call.bob, isPaused);
  const { written } = call.seen;
  const link = linkChannels(`engage-file ${only(call.bob).id}`);
  call.bob.takeChannel(link.channels[1], call.ada.self);
  link.open();
  link.channels[0].send(encodeFileMessage({ type: 'start', bytes: 0 }));
  link.channels[0].send(new Uint8Array(16));
  expect(link.channels[0].readyState).toBe('closed');
  connect(call.ada, call.bob);
  await expectWhole(call);
  expect(written).toBeGreaterThan(0);
});

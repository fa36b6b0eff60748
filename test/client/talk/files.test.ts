import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { isEnded, NoRoomError } from '../../../src/client/files/transfer.ts';
import type { FileSink, FileSource } from '../../../src/client/files/transfer.ts';
import { until } from '../../../src/peer/until.ts';
import { fileLimits } from '../../../src/protocol/file-messages.ts';
import { connect, createTalker, type Talker } from './support/talkers.ts';

const never = new AbortController().signal;

function callOfTwo() {
  const clock = { nowMs: 0 };
  const [ada, bob] = [createTalker('Ada', clock), createTalker('Bob', clock)];
  return { ada, bob, link: connect(ada, bob) };
}

function sourceOf(bytes: Uint8Array<ArrayBuffer>): FileSource {
  return {
    name: 'report.pdf',
    size: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.slice(offset, offset + length)),
  };
}

function createSink(change: Partial<FileSink> = {}) {
  const hash = createHash('sha256');
  const seen = { bytes: 0, isClosed: false, isAborted: false };
  const sink: FileSink = {
    write: async (bytes) => {
      await Promise.resolve();
      hash.update(bytes);
      seen.bytes += bytes.length;
    },
    close: async () => {
      seen.isClosed = true;
    },
    abort: async () => {
      seen.isAborted = true;
    },
    ...change,
  };
  return { sink, seen, digest: () => hash.digest('hex') };
}

const bytesOf = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7) & 0xff);

function progressOf({ files }: Talker) {
  return files.getSnapshot().map(({ progress }) => progress);
}

async function ends(talker: Talker) {
  await until(talker.files, (transfers) => transfers.every(isEnded), never);
  return progressOf(talker);
}

/** Ada offers, Bob takes it. */
function send({ ada, bob }: ReturnType<typeof callOfTwo>, source: FileSource, sink: FileSink) {
  ada.files.offer(bob.self, source);
  bob.files.accept(bob.files.getSnapshot().at(-1)?.key ?? '', sink);
}

test.each([0, 1, fileLimits.chunkBytes, fileLimits.windowBytes * 2 + 5])(
  'a file of %i bytes arrives as it was, and both know',
  async (size) => {
    const call = callOfTwo();
    const bytes = bytesOf(size);
    const { sink, seen, digest } = createSink();
    send(call, sourceOf(bytes), sink);
    expect([await ends(call.ada), await ends(call.bob)]).toEqual([
      [{ phase: 'done' }],
      [{ phase: 'done' }],
    ]);
    expect(seen).toEqual({ bytes: size, isClosed: true, isAborted: false });
    expect(digest()).toBe(createHash('sha256').update(bytes).digest('hex'));
  },
);

test('who declines gets nothing, and the other side knows', () => {
  const { ada, bob } = callOfTwo();
  ada.files.offer(bob.self, sourceOf(bytesOf(1)));
  const [offer] = bob.files.getSnapshot();
  expect(offer).toMatchObject({ name: 'report.pdf', size: 1, peer: { name: 'Ada' } });
  bob.files.decline(offer?.key ?? '');
  expect([...progressOf(ada), ...progressOf(bob)]).toEqual([
    { phase: 'declined' },
    { phase: 'declined' },
  ]);
});

test.each(['ada', 'bob'] as const)('%s may cancel under way', async (who) => {
  const call = callOfTwo();
  const { sink, seen } = createSink({ write: () => new Promise(() => {}) });
  send(call, sourceOf(bytesOf(fileLimits.windowBytes * 2)), sink);
  call[who].files.cancel(call[who].files.getSnapshot()[0]?.key ?? '');
  const other = who === 'ada' ? call.bob : call.ada;
  expect(await ends(other)).toEqual([{ phase: 'cancelled', byMe: false }]);
  expect(progressOf(call[who])).toEqual([{ phase: 'cancelled', byMe: true }]);
  expect(seen.isClosed).toBe(false);
});

test('an offer that is taken back cannot be taken', () => {
  const { ada, bob } = callOfTwo();
  ada.files.offer(bob.self, sourceOf(bytesOf(1)));
  ada.files.cancel(ada.files.getSnapshot()[0]?.key ?? '');
  const { sink, seen } = createSink();
  bob.files.accept(bob.files.getSnapshot()[0]?.key ?? '', sink);
  expect(seen.isAborted).toBe(true);
  expect(progressOf(bob)).toEqual([{ phase: 'cancelled', byMe: false }]);
});

test('a file that was changed meanwhile says so on both sides', async () => {
  const call = callOfTwo();
  const { sink, seen } = createSink();
  send(call, { ...sourceOf(bytesOf(9)), size: 10 }, sink);
  expect(await ends(call.ada)).toEqual([{ phase: 'failed', reason: 'not-readable' }]);
  expect(await ends(call.bob)).toEqual([{ phase: 'failed', reason: 'not-readable' }]);
  expect(seen.isClosed).toBe(false);
});

test.each([
  [new NoRoomError('full'), 'no-room'],
  [new Error('gone'), 'not-saved'],
])('a disk that does not take it says so: %s', async (error, reason) => {
  const call = callOfTwo();
  const write = async () => {
    throw error;
  };
  const { sink } = createSink({ write });
  send(call, sourceOf(bytesOf(10)), sink);
  expect(await ends(call.bob)).toEqual([{ phase: 'failed', reason }]);
  expect(await ends(call.ada)).toEqual([{ phase: 'failed', reason: 'damaged' }]);
});

test('an offer waits for the next connection, and ends with who has gone', () => {
  const { ada, bob, link } = callOfTwo();
  link.break();
  ada.losesConnections();
  ada.files.offer(bob.self, sourceOf(bytesOf(1)));
  connect(ada, bob);
  expect(progressOf(bob)).toEqual([{ phase: 'offered' }]);
  ada.meets([]);
  expect(progressOf(ada)).toEqual([{ phase: 'failed', reason: 'connection-lost' }]);
});

test('who leaves ends all there is, and tells', () => {
  const call = callOfTwo();
  const { sink, seen } = createSink({ write: () => new Promise(() => {}) });
  send(call, sourceOf(bytesOf(10)), sink);
  call.ada.files.offer(call.bob.self, sourceOf(bytesOf(1)));
  call.bob.leaves();
  expect(progressOf(call.bob)).toEqual([
    { phase: 'cancelled', byMe: true },
    { phase: 'cancelled', byMe: true },
  ]);
  expect(progressOf(call.ada)).toEqual([
    { phase: 'cancelled', byMe: false },
    { phase: 'cancelled', byMe: false },
  ]);
  expect(seen.isClosed).toBe(false);
});

// oxlint-disable vitest/expect-expect -- what is waited for is the assertion
import { randomBytes } from 'node:crypto';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { FileSink, FileSource, Transfer } from '../../src/client/files/transfer.ts';
import type { Clock } from '../../src/client/ports.ts';
import { createTalk } from '../../src/client/talk/talk.ts';
import { nodeClock } from '../../src/peer/clock.ts';
import { until } from '../../src/peer/until.ts';
import { adaptWeriftChannel } from '../../src/peer/werift-data-channel.ts';
import { limits } from '../../src/protocol/limits.ts';
import { enter, type PersonOptions } from '../client/support/person.ts';
import { digestOf } from '../support/digest.ts';
import { createMoment } from '../support/moment.ts';
import { startServer } from '../support/signal-server.ts';
import { createCuttablePath } from './support/cuttable-path.ts';

const never = new AbortController().signal;
const sessionKeys = [randomBytes(32)];
const size = 12_000_000;

async function enterWithFiles(url: string, name: string, options: PersonOptions = {}) {
  let count = 0;
  const keeper = createTalk({
    clock: nodeClock,
    now: Date.now,
    randomId: () => `${name}-${(count += 1)}`,
    openChannel: (to, label) => {
      const channel = person.openChannel(to, label);
      return channel && adaptWeriftChannel(channel);
    },
  });
  const channels: string[] = [];
  const person = enter(url, name, {
    ...options,
    onDataChannel: (channel, peer) => {
      channels.push(channel.label);
      keeper.takeChannel(adaptWeriftChannel(channel), peer);
    },
  });
  keeper.follow(person);
  await person.joined();
  const { files } = keeper.talk;
  const becomes = (isSuch: (transfer: Transfer) => boolean) =>
    until(files, ([transfer]) => transfer !== undefined && isSuch(transfer), never);
  return { ...person, files, channels, becomes };
}

type PersonWithFiles = Awaited<ReturnType<typeof enterWithFiles>>;

/** A file on disk that goes to another one, which stops at half of it until the test goes on. */
async function prepareFile() {
  const directory = await mkdtemp(join(tmpdir(), 'engage-files-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const [from, to] = [join(directory, 'from'), join(directory, 'to')];
  await writeFile(from, randomBytes(size));
  const [input, output] = [await open(from), await open(to, 'w')];
  onTestFinished(async () => {
    await input.close();
    await output.close();
  });
  const [half, goesOn] = [createMoment(), createMoment()];
  const source: FileSource = {
    name: 'film.mp4',
    size,
    read: async (offset, length) => {
      const { buffer, bytesRead } = await input.read(new Uint8Array(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    },
  };
  let written = 0;
  const sink: FileSink = {
    write: async (bytes) => {
      await output.write(bytes);
      written += bytes.length;
      if (written < size / 2) return;
      half.reach();
      await goesOn.reached;
    },
    close: () => output.sync(),
    abort: async () => {},
  };
  return {
    source,
    sink,
    half: half.reached,
    goOn: goesOn.reach,
    expectWhole: async (people: readonly PersonWithFiles[]) => {
      await Promise.all(people.map(({ becomes }) => becomes((t) => t.progress.phase === 'done')));
      expect(written).toBe(size);
      expect(await digestOf(to)).toBe(await digestOf(from));
    },
  };
}

/** Resolves when half of it is there. */
async function sendHalf(ada: PersonWithFiles, bob: PersonWithFiles) {
  const file = await prepareFile();
  await Promise.all([ada.meets(1), bob.meets(1)]);
  await Promise.all([ada.channel(), bob.channel()]);
  const [id = ''] = ada.getSnapshot().pairs.keys();
  ada.files.offer({ id, name: 'Bob' }, file.source);
  await bob.becomes(({ progress }) => progress.phase === 'offered');
  bob.files.accept(bob.files.getSnapshot()[0]?.key ?? '', file.sink);
  await file.half;
  return file;
}

const isPaused = ({ progress }: Transfer) => progress.phase === 'paused';

test('a file goes on over the same channel when the path is found anew', async () => {
  const path = await createCuttablePath();
  const { url } = await startServer();
  const ada = await enterWithFiles(url, 'Ada', { wrapSocket: path.wrapSocket(0) });
  const bob = await enterWithFiles(url, 'Bob', { wrapSocket: path.wrapSocket(1) });
  const file = await sendHalf(ada, bob);
  await path.move();
  file.goOn();
  await Promise.race([ada.becomes(isPaused), bob.becomes(isPaused)]);
  await file.expectWhole([ada, bob]);
  expect([ada.connections.length, bob.connections.length]).toEqual([1, 1]);
  expect(bob.channels).toEqual(['engage', 'engage-file Ada-1']);
});

test('a file goes on over another connection between the same two', async () => {
  const first = await startServer({ sessionKeys });
  // Ada gives Bob up at once; Bob, who comes back later, still has the connection.
  const impatient: Clock = {
    ...nodeClock,
    after: (ms, callback) => nodeClock.after(ms === limits.resumeGraceMs ? 0 : ms, callback),
  };
  const ada = await enterWithFiles(first.url, 'Ada', { clock: impatient });
  const waiting: (() => void)[] = [];
  const late: Clock = {
    ...nodeClock,
    after: (ms, callback) => {
      if (ms > 0) return nodeClock.after(ms, callback);
      waiting.push(callback);
      return () => {};
    },
  };
  const bob = await enterWithFiles(first.url, 'Bob', { clock: late });
  const file = await sendHalf(ada, bob);
  const before = [...ada.getSnapshot().pairs.keys()];
  await first.close();
  await startServer({ port: first.port, sessionKeys });
  await ada.becomes(({ progress }) => progress.phase === 'paused' && progress.isAway);
  file.goOn();
  for (const goOn of waiting) goOn();
  await file.expectWhole([ada, bob]);
  expect([...ada.getSnapshot().pairs.keys()]).toEqual(before);
  expect(bob.connections.length).toBeGreaterThan(1);
});

test('a file goes on between two who are new to each other, after a server that lost its secret', async () => {
  const first = await startServer();
  const ada = await enterWithFiles(first.url, 'Ada');
  const bob = await enterWithFiles(first.url, 'Bob');
  const file = await sendHalf(ada, bob);
  const before = [...ada.getSnapshot().pairs.keys()];
  const away = ada.becomes(({ progress }) => progress.phase === 'paused' && progress.isAway);
  await first.close();
  await startServer({ port: first.port });
  await away;
  file.goOn();
  await file.expectWhole([ada, bob]);
  expect([...ada.getSnapshot().pairs.keys()]).not.toEqual(before);
});

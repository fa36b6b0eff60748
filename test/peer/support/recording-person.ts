import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { createFileNames } from '../../../src/peer/recording/file-name.ts';
import {
  createRecorder,
  type RecorderOptions,
  type RecorderTrouble,
} from '../../../src/peer/recording/recorder.ts';
import { newFileOutput } from '../../../src/peer/recording/recording-output.ts';
import type { RecordedFile } from '../../../src/peer/recording/recording.ts';
import { openTestCard } from '../../../src/peer/play/playable.ts';
import { createPlayMedia } from '../../../src/peer/play/play-media.ts';
import { enter } from './measured-peer.ts';

export type RecordingPersonOptions = Partial<RecorderOptions> & {
  /** By name; whoever is missing is asked nothing and has not allowed it. */
  readonly allowed?: readonly string[];
};

/** Somebody in the room who records into a folder of the test. */
export async function enterRecorder(url: string, options: RecordingPersonOptions = {}) {
  const { allowed = [], ...recorderOptions } = options;
  let wanted = allowed;
  const folder = await mkdtemp(join(tmpdir(), 'engage-recording-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  let consent: ReadonlySet<string> = new Set();
  const troubles: RecorderTrouble[] = [];
  const nextName = createFileNames();
  const recorder = createRecorder({
    room: 'standup',
    isAllowed: (id) => consent.has(id),
    openOutput: (name, extension) => {
      const file = nextName(name, extension);
      return { file, output: newFileOutput(join(folder, file)) };
    },
    onTrouble: (trouble) => troubles.push(trouble),
    onChange: () => undefined,
    ...recorderOptions,
  });
  const peer = enter(url, 'Recorder', { media: recorder });
  await peer.joined();
  recorder.follow(peer);
  const idOf = (name: string) => {
    const { room } = peer.getSnapshot();
    return room.phase === 'joined'
      ? room.peers.find((other) => other.name === name)?.id
      : undefined;
  };
  // Ids are known only when people have come.
  const apply = () => (consent = new Set(wanted.flatMap((name) => idOf(name) ?? [])));
  peer.subscribe(apply);
  const fileOf = (name: string, index = 0): RecordedFile | undefined =>
    recorder.report().people.find((person) => person.name === name)?.files[index];
  return {
    ...peer,
    folder,
    recorder,
    troubles,
    setAllowed: (names: readonly string[]) => {
      wanted = names;
      apply();
    },
    fileOf,
    path: (name: string) => join(folder, fileOf(name)?.file ?? ''),
    /** Resolves when so many pictures of somebody are in their file. */
    hasPictures: (name: string, count: number) => grown(() => fileOf(name)?.pictures ?? 0, count),
  };
}

/** Somebody who sends the test card over and over. */
export async function enterCard(url: string, name: string) {
  const media = createPlayMedia(await openTestCard(), { isRepeated: true });
  const peer = enter(url, name, { media });
  await peer.joined();
  return { ...peer, media };
}

async function grown(read: () => number, least: number): Promise<void> {
  await expect.poll(read, { timeout: 30_000, interval: 20 }).toBeGreaterThanOrEqual(least);
}

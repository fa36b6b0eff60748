import type { MediaStreamTrack, RTCPeerConnection } from 'werift';
import type { CallState } from '../../client/call.ts';
import type { MediaState, PairState } from '../../client/pair.ts';
import { splitTracks } from '../../client/split-tracks.ts';
import { createStore, type Store } from '../../client/store.ts';
import type { PeerInfo } from '../../protocol/messages.ts';
import { receiveOnly, type PeerMedia } from '../media/peer-media.ts';
import { pictureCodecs, type PictureCodec } from '../media/werift-codecs.ts';
import { recordSource, type ArrivingTrack, type RecordedSourceStreams } from './record-source.ts';
import type { RecordedSource, Recording } from './recording.ts';
import type { RecordingOutput } from './recording-output.ts';
import { openPart, type RecordingPart } from './recording-part.ts';

export type RecorderTrouble = {
  /** The file ended before its time, or some of it is left out because the disk is too slow. */
  readonly type: 'failed' | 'slow';
  readonly person: string;
  readonly file: string;
  readonly cause?: unknown;
};

export type RecorderOptions = {
  readonly room: string;
  /**
   * Whether somebody may be recorded, by id, as they say themselves. Asked for each packet: without a
   * yes nothing is kept of them, not even in memory, from one packet to the next.
   */
  readonly isAllowed: (peer: string) => boolean;
  /** Only that person, by id or name, and not their screen. */
  readonly person?: string;
  /** Makes a place for one more file; the extension is that of its container. */
  readonly openOutput: (
    name: string,
    extension: string,
  ) => { readonly file: string; readonly output: RecordingOutput };
  readonly onTrouble: (trouble: RecorderTrouble) => void;
  /** What {@link Recorder.report} says is different now. */
  readonly onChange: () => void;
};

export type Recorder = PeerMedia & {
  /** Records what arrives in a call, until closed; to be called once. */
  readonly follow: (call: Store<CallState<MediaStreamTrack>>) => void;
  readonly report: () => Recording;
};

type Person = {
  readonly info: PeerInfo;
  readonly joinedMs: number;
  leftMs: number | undefined;
  media: MediaState | undefined;
  readonly sources: Map<RecordedSource, RecordedSourceStreams>;
  readonly parts: RecordingPart[];
};

/** Whoever comes and goes: those without a file are not remembered, of the others so many are. */
const maxPeople = 1_000;
/** Each change of the codec, and each screen that is shared, is another one. */
const maxFilesPerPerson = 100;

/** Takes what the people of a call send into files, each person into their own. Sends nothing. */
export function createRecorder(options: RecorderOptions): Recorder {
  const { openOutput, onTrouble, onChange } = options;
  const startMs = performance.now();
  const started = new Date().toISOString();
  const now = () => performance.now() - startMs;
  /** By id, who there is a connection to, and the newest one. */
  const known = new Map<
    string,
    { readonly info: PeerInfo; readonly connection: RTCPeerConnection }
  >();
  const present = new Map<string, Person>();
  const gone: Person[] = [];
  const closing = new Set<Promise<void>>();
  let ended: string | undefined;
  let unfollow: (() => void) | undefined;

  function isWanted({ id, name }: PeerInfo): boolean {
    const { person } = options;
    if (person === undefined) return gone.length + present.size < maxPeople;
    const isNamed = id === person || name.toLowerCase() === person.toLowerCase();
    return isNamed && present.size === 0;
  }

  function startPerson(info: PeerInfo): Person {
    const person: Person = {
      info,
      joinedMs: Math.round(now()),
      leftMs: undefined,
      media: undefined,
      sources: new Map(),
      parts: [],
    };
    present.set(info.id, person);
    return person;
  }

  function openSource(person: Person, source: RecordedSource): RecordedSourceStreams {
    const { info } = person;
    const opened = recordSource({
      now,
      isAllowed: () => options.isAllowed(info.id),
      expectsPicture: () => source === 'screen' || person.media?.camera === true,
      openPart: (pictureCodec, beganMs) => startPart(person, source, pictureCodec, beganMs),
    });
    person.sources.set(source, opened);
    return opened;
  }

  function startPart(
    person: Person,
    source: RecordedSource,
    pictureCodec: PictureCodec,
    beganMs: number,
  ): RecordingPart | undefined {
    if (person.parts.length === maxFilesPerPerson) return undefined;
    const { name } = person.info;
    const { file, output } = openOutput(
      source === 'screen' ? `${name} screen` : name,
      pictureCodec === 'h264' ? 'mkv' : 'webm',
    );
    const part = openPart({
      file,
      source,
      output,
      pictureCodec,
      beganMs,
      onFailure: (cause) => {
        onTrouble({ type: 'failed', person: name, file, cause });
        onChange();
      },
      onSlow: () => onTrouble({ type: 'slow', person: name, file }),
      onChange,
    });
    person.parts.push(part);
    onChange();
    return part;
  }

  function update({ pairs }: CallState<MediaStreamTrack>) {
    for (const [id, pair] of pairs) {
      const met = known.get(id);
      if (met === undefined) continue;
      const person = present.get(id) ?? (isWanted(met.info) ? startPerson(met.info) : undefined);
      if (person !== undefined) updatePerson(person, pair, met.connection);
    }
    for (const id of known.keys()) if (!pairs.has(id)) endPerson(id);
  }

  function updatePerson(
    person: Person,
    pair: PairState<MediaStreamTrack>,
    connection: RTCPeerConnection,
  ) {
    // Until they have said so, a screen is not told from a camera.
    if (pair.media === undefined) return;
    person.media = pair.media;
    const split = splitTracks(pair);
    const arriving = (tracks: readonly MediaStreamTrack[]): readonly ArrivingTrack[] =>
      tracks.flatMap((track) => {
        const transceiver = connection
          .getTransceivers()
          .find(({ receiver }) => receiver.tracks.includes(track));
        return transceiver === undefined ? [] : [{ track, transceiver }];
      });
    (person.sources.get('person') ?? openSource(person, 'person')).follow(arriving(split.person));
    if (options.person !== undefined) return;
    const screen = person.sources.get('screen');
    if (split.screen.length > 0) {
      (screen ?? openSource(person, 'screen')).follow(arriving(split.screen));
    } else if (screen !== undefined) {
      person.sources.delete('screen');
      keep(screen.close());
    }
  }

  function endPerson(id: string) {
    const person = present.get(id);
    known.delete(id);
    present.delete(id);
    if (person === undefined) return;
    person.leftMs = Math.round(now());
    if (person.parts.length > 0) gone.push(person);
    for (const source of person.sources.values()) keep(source.close());
  }

  /** What is being closed is waited for at the end. */
  function keep(work: Promise<void>) {
    closing.add(work);
    void work.finally(() => closing.delete(work));
  }

  return {
    sending: createStore<MediaState>({ microphone: false, camera: false }),
    pictureCodecs,
    attach: (connection, peer) => {
      known.set(peer.id, { info: peer, connection });
      receiveOnly(connection);
    },
    follow: (call) => {
      const look = () => update(call.getSnapshot());
      unfollow = call.subscribe(look);
      look();
    },
    report: () => ({
      schema: 'engage.recording/1',
      room: options.room,
      started,
      ended,
      people: [...gone, ...present.values()]
        .filter(({ parts }) => parts.length > 0)
        .map(({ info, joinedMs, leftMs, parts }) => ({
          id: info.id,
          name: info.name,
          joinedMs,
          leftMs,
          files: parts.map((part) => part.report()),
        })),
    }),
    close: async () => {
      unfollow?.();
      for (const id of present.keys()) endPerson(id);
      await Promise.all(closing);
      ended ??= new Date().toISOString();
      onChange();
    },
  };
}

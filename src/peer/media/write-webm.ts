import { EngageError } from '../../protocol/errors.ts';
import { element, idBytes, ids, sizeBytes, unknownSize, unsigned } from './ebml.ts';
import { fromAnnexB } from './h264.ts';
import type { TrackFrame } from './media-track.ts';
import { pictureFormatOf, type PictureFormat } from './picture-format.ts';
import { createWebmHeader, type Patch, type WebmHeader, type WebmTrack } from './webm-header.ts';
import type { WebmOutput } from './webm-output.ts';

export type WebmWriter = {
  /**
   * Takes a frame of one of the tracks, without B-frames, which calls do not have. Resolves when the output has taken what was due, rejects when it failed: whoever waits for that holds no
   * more in memory than half a second.
   */
  readonly add: (frame: TrackFrame) => Promise<void>;
  /** Writes what is left, and into a file its length and an index. The output stays open. */
  readonly close: () => Promise<void>;
};

/** For so long a frame waits for earlier ones of other tracks. */
const interleaveMs = 500;
/** A cluster begins with a key frame where there is one, but at least so often. */
const minClusterMs = 1000;
const maxClusterMs = 5000;
/** Into a pipe the header goes once, so it waits for the first pictures, but no longer. */
const maxHeaderDelayMs = 5000;

type Waiting = { readonly frame: TrackFrame; readonly timeMs: number };
type Cluster = { readonly position: number; readonly timeMs: number };
type Cue = Cluster & { readonly trackId: number };

/**
 * Writes WebM (with H.264: Matroska) block by block: whatever ends the process, a player shows all but
 * the last half second. Tracks may start late and pause, and pictures change their size.
 */
export function createWebmWriter(output: WebmOutput, tracks: readonly WebmTrack[]): WebmWriter {
  const codecs = new Map(tracks.map(({ id, codec }) => [id, codec]));
  const videoIds = tracks.filter(({ codec }) => codec !== 'opus').map(({ id }) => id);
  const formats = new Map<number, PictureFormat>();
  const times = new Map<number, number>();
  const cues: Cue[] = [];
  let waiting: Waiting[] = [];
  let header: WebmHeader | undefined;
  let cluster: Cluster | undefined;
  let position = 0;
  let newest = 0;
  let lastMs = 0;
  // What is to be written next, and over what; one write for each time that something is due.
  let parts: Buffer[] = [];
  let patches: Patch[] = [];
  let work: Promise<void> = Promise.resolve();
  let closing: Promise<void> | undefined;

  function put(...bytes: readonly Buffer[]) {
    for (const part of bytes) {
      parts.push(part);
      position += part.length;
    }
  }

  function flush(): Promise<void> {
    const bytes = Buffer.concat(parts);
    const over = patches;
    [parts, patches] = [[], []];
    const before = work;
    work = (async () => {
      await before;
      if (bytes.length > 0) await output.write(bytes);
      for (const patch of over) await output.patch?.(patch);
    })();
    return work;
  }

  function learnFormat({ trackId, data, isKeyFrame }: TrackFrame) {
    const codec = codecs.get(trackId);
    if (codec === undefined || !isKeyFrame || formats.has(trackId)) return;
    const format = pictureFormatOf(codec, data);
    if (format === undefined || (header !== undefined && output.patch === undefined)) return;
    formats.set(trackId, format);
    if (header !== undefined) patches.push(...header.patchFormat(trackId, format));
  }

  /** The header cannot wait for ever, and only in a file it can be completed. */
  function isHeaderDue(): boolean {
    const isComplete = videoIds.every((id) => formats.has(id));
    const since = newest - (waiting[0]?.timeMs ?? newest);
    return isComplete || output.patch !== undefined || since >= maxHeaderDelayMs;
  }

  function putHeader() {
    header = createWebmHeader(tracks, formats);
    put(header.bytes);
  }

  function putFrame({ frame, timeMs }: Waiting) {
    const codec = codecs.get(frame.trackId);
    const isVideoKey = frame.isKeyFrame && codec !== 'opus';
    const elapsed = cluster === undefined ? Infinity : timeMs - cluster.timeMs;
    if (elapsed >= (isVideoKey ? minClusterMs : maxClusterMs)) {
      endCluster();
      cluster = { position, timeMs };
      if (isVideoKey || videoIds.length === 0) cues.push({ ...cluster, trackId: frame.trackId });
      put(idBytes(ids.cluster), unknownSize, unsigned(ids.timestamp, timeMs));
    }
    // Browsers refuse a block that is earlier than its cluster.
    const relative = Math.max(0, timeMs - (cluster?.timeMs ?? timeMs));
    const head = Buffer.of(0x80 | frame.trackId, 0, 0, frame.isKeyFrame ? 0x80 : 0);
    head.writeInt16BE(relative, 1);
    const data = codec === 'h264' ? fromAnnexB(frame.data) : frame.data;
    put(element(ids.simpleBlock, head, data));
    lastMs = Math.max(lastMs, timeMs);
  }

  function endCluster() {
    if (cluster === undefined) return;
    const start = cluster.position + 4 + unknownSize.length;
    patches.push({ position: cluster.position + 4, bytes: sizeBytes(position - start) });
  }

  async function end(): Promise<void> {
    if (header === undefined) putHeader();
    for (const entry of waiting) putFrame(entry);
    waiting = [];
    endCluster();
    cluster = undefined;
    const cuesPosition = position;
    if (header === undefined || output.patch === undefined) return flush();
    const start = header.segmentStart;
    put(element(ids.cues, ...cues.map((cue) => cuePoint(cue, start))));
    patches.push(...header.patchEnd({ durationMs: lastMs, cuesPosition, endPosition: position }));
    return flush();
  }

  return {
    add: async (frame) => {
      if (closing !== undefined || !codecs.has(frame.trackId)) return;
      learnFormat(frame);
      if (header !== undefined && isLost(frame)) throw settingsTooLate();
      // Time never goes back: not within a track, and not by more than what frames wait.
      const earliest = Math.max(times.get(frame.trackId) ?? 0, newest - interleaveMs);
      const timeMs = Math.max(Math.round(frame.timeMs), earliest);
      times.set(frame.trackId, timeMs);
      newest = Math.max(newest, timeMs);
      waiting.splice(waiting.findLastIndex((other) => other.timeMs <= timeMs) + 1, 0, {
        frame,
        timeMs,
      });
      if (header === undefined && !isHeaderDue()) return;
      if (header === undefined) putHeader();
      const due = waiting.findIndex((entry) => entry.timeMs > newest - interleaveMs);
      for (const entry of waiting.splice(0, due)) putFrame(entry);
      await flush();
    },
    close: () => (closing ??= end()),
  };

  /** H.264 cannot be decoded without what only the header of a pipe could have said. */
  function isLost({ trackId }: TrackFrame): boolean {
    const isKnown = header !== undefined && (output.patch !== undefined || formats.has(trackId));
    return codecs.get(trackId) === 'h264' && !isKnown;
  }
}

function cuePoint({ timeMs, trackId, position }: Cue, segmentStart: number): Buffer {
  return element(
    ids.cuePoint,
    unsigned(ids.cueTime, timeMs),
    element(
      ids.cueTrackPositions,
      unsigned(ids.cueTrack, trackId),
      unsigned(ids.cueClusterPosition, position - segmentStart),
    ),
  );
}

function settingsTooLate(): EngageError {
  return new EngageError(
    'unreadable-media',
    'The picture began after the recording had been started into a pipe, which H.264 does not allow.',
    { hint: 'Record into a file.' },
  );
}

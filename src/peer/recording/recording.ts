/** A recording as its manifest tells it; the schema `engage.recording/1`. */
export type Recording = {
  readonly schema: 'engage.recording/1';
  readonly room: string;
  /** ISO 8601. */
  readonly started: string;
  /** Not ended yet, or killed: undefined. */
  readonly ended: string | undefined;
  /** Those of whom there is a file; nobody else is named. */
  readonly people: readonly RecordedPerson[];
};

/** All times in milliseconds since the recording began. */
export type RecordedPerson = {
  readonly id: string;
  readonly name: string;
  readonly joinedMs: number;
  /** Still there: undefined. */
  readonly leftMs: number | undefined;
  readonly files: readonly RecordedFile[];
};

export type RecordedFile = {
  readonly file: string;
  readonly source: RecordedSource;
  readonly codecs: readonly string[];
  /** Where on the timeline of the whole the first frame is, which has the time 0 in the file. */
  readonly beganMs: number;
  /** Still being written, or killed: undefined. */
  readonly endedMs: number | undefined;
  readonly bytes: number;
  readonly pictures: number;
  /** Packets of sound. */
  readonly sounds: number;
  readonly lostPackets: number;
  readonly gaps: readonly Gap[];
  readonly sizes: readonly PictureSizeFrom[];
  /** Why it ended before its time. */
  readonly failure: string | undefined;
};

export type RecordedSource = 'person' | 'screen';

/** What is missing, because it did not come or could not be written in time. */
export type Gap = {
  readonly kind: 'picture' | 'sound';
  readonly fromMs: number;
  readonly toMs: number;
};

export type PictureSizeFrom = {
  readonly fromMs: number;
  readonly widthPx: number;
  readonly heightPx: number;
};

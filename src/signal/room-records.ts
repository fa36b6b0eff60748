import type { Door } from '../protocol/messages.ts';

/** What is remembered of a room beyond the people in it: what its hosts have decided. */
export type RoomRecord = {
  readonly name: string;
  readonly door: Door;
  /** Links, by their id, that let nobody in any more, because someone who came by them was kicked. */
  readonly revokedLinks: readonly string[];
  /** Ids of people who were kicked. */
  readonly kicked: readonly string[];
  /** Links made until then let nobody in any more; milliseconds since 1970, 0 for never closed. */
  readonly closedAtMs: number;
  /** When the last link expires, milliseconds since 1970; 0 when none was ever made. */
  readonly untilMs: number;
};

export type RoomRecords = {
  readonly get: (key: string) => RoomRecord | undefined;
  /** All that have not run out. */
  readonly all: () => readonly RoomRecord[];
  readonly set: (key: string, record: RoomRecord) => void;
};

export type RoomRecordsOptions = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What an earlier run has saved. */
  readonly saved?: ReadonlyMap<string, RoomRecord>;
  /** Told of every change, with all records. */
  readonly onChange?: (records: ReadonlyMap<string, RoomRecord>) => void;
};

// Shared by all rooms that nobody has decided anything for, which is most of them.
const openDoor: Door = { isLocked: false, hasLobby: false };
const none: readonly string[] = [];

export function newRoomRecord(name: string): RoomRecord {
  return {
    name,
    door: openDoor,
    revokedLinks: none,
    kicked: none,
    closedAtMs: 0,
    untilMs: 0,
  };
}

/** Keeps each record until its last link has expired: then nobody can come by what it forbids. */
export function createRoomRecords(options: RoomRecordsOptions): RoomRecords {
  const records = new Map(options.saved);

  function prune() {
    const now = options.now();
    for (const [key, record] of records) if (record.untilMs <= now) records.delete(key);
  }

  return {
    get: (key) => {
      const record = records.get(key);
      return record !== undefined && record.untilMs > options.now() ? record : undefined;
    },
    all: () => {
      prune();
      return [...records.values()];
    },
    set: (key, record) => {
      prune();
      records.set(key, record);
      options.onChange?.(records);
    },
  };
}

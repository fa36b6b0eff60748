import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import { DecodeError, flag, integer, list, parseRecord, record, text } from '../protocol/fields.ts';
import { normaliseName } from '../protocol/names.ts';
import type { RoomRecord } from '../signal/room-records.ts';
import { replaceFile } from './replace-file.ts';

const schema = 'engage.rooms/1';

export type RoomRecordsFile = {
  readonly saved: ReadonlyMap<string, RoomRecord>;
  readonly onChange: (records: ReadonlyMap<string, RoomRecord>) => void;
  /** Resolves when all that was told has been written. */
  readonly close: () => Promise<void>;
};

/**
 * Keeps what hosts decided over a restart: a locked room stays locked. A file that cannot be read
 * or written is told in the log, and the server goes on without.
 */
export async function openRoomRecordsFile(file: string, log: Logger): Promise<RoomRecordsFile> {
  let writing = Promise.resolve();
  let next: ReadonlyMap<string, RoomRecord> | undefined;

  async function write() {
    const records = next;
    next = undefined;
    if (records === undefined) return; // A later change has been written with an earlier one.
    try {
      await replaceFile(file, JSON.stringify({ schema, rooms: [...records.values()] }));
    } catch (err) {
      log.error({ event: 'rooms.not-saved', file, err });
    }
  }

  return {
    saved: await read(file, log),
    onChange: (records) => {
      next = new Map(records);
      writing = writing.then(write);
    },
    close: () => writing,
  };
}

async function read(file: string, log: Logger): Promise<ReadonlyMap<string, RoomRecord>> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (err) {
    if ((err as NodeJS.ErrnoException).code !== 'ENOENT') {
      log.error({ event: 'rooms.not-read', file, err });
    }
    return new Map();
  }
  try {
    const fields = parseRecord(content);
    if (text(fields, 'schema') !== schema) throw new DecodeError('another schema');
    const records = list(fields, 'rooms', decodeRecord);
    return new Map(records.map((room) => [normaliseName(room.name), room]));
  } catch (err) {
    if (!(err instanceof DecodeError)) throw err;
    log.error({ event: 'rooms.not-read', file, err });
    return new Map();
  }
}

function decodeRecord(value: unknown): RoomRecord {
  const fields = record(value, 'room');
  const door = record(fields['door'], 'door');
  return {
    name: text(fields, 'name'),
    door: { isLocked: flag(door, 'isLocked'), hasLobby: flag(door, 'hasLobby') },
    revokedLinks: list(fields, 'revokedLinks', asText),
    kicked: list(fields, 'kicked', asText),
    closedAtMs: integer(fields, 'closedAtMs'),
    untilMs: integer(fields, 'untilMs'),
  };
}

function asText(value: unknown): string {
  return text({ value }, 'value');
}

import { roomActions, type Moderation } from '../protocol/messages.ts';
import type { RoomRecord } from './room-records.ts';

type RoomAction = Exclude<Moderation, { readonly person: string }>;

/** What changes a record: a decision about the room, or that someone was kicked. */
type Decision =
  | RoomAction
  | { readonly action: 'kick'; readonly id: string; readonly link: string | undefined };

/** More kicks than any call has seen; a bound on what a host can make the server keep. */
const maxKicks = 256;

export function isRoomAction(moderation: Moderation): moderation is RoomAction {
  return roomActions.some((action) => action === moderation.action);
}

/** The record after a decision of a host. */
export function changeRecord(record: RoomRecord, decision: Decision, nowMs: number): RoomRecord {
  const { door } = record;
  switch (decision.action) {
    case 'lock':
    case 'unlock':
      return { ...record, door: { ...door, isLocked: decision.action === 'lock' } };
    case 'lobby-on':
    case 'lobby-off':
      return { ...record, door: { ...door, hasLobby: decision.action === 'lobby-on' } };
    case 'kick': {
      const kicked = [...record.kicked, decision.id].slice(-maxKicks);
      // Without a link to take back, only a look at who comes keeps the kicked one out.
      return decision.link === undefined
        ? { ...record, kicked, door: { ...door, hasLobby: true } }
        : {
            ...record,
            kicked,
            revokedLinks: [...record.revokedLinks, decision.link].slice(-maxKicks),
          };
    }
    case 'close':
      return {
        ...record,
        door: { isLocked: false, hasLobby: false },
        revokedLinks: [],
        closedAtMs: nowMs,
      };
    case 'mute':
      return record;
    default:
      return decision satisfies never;
  }
}

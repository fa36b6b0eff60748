import type { RoomStatus } from '../api.ts';
import { formatInstant } from './room.ts';

/** A line for each room, in columns. */
export function formatRooms(rooms: readonly RoomStatus[]): string {
  if (rooms.length === 0) return 'No rooms. Make one with: engage room create\n';
  const rows = [
    ['ROOM', 'PEOPLE', 'WAITING', 'DOOR', 'LINKS UNTIL'],
    ...rooms.map((room) => [
      room.name,
      String(room.people.length),
      String(room.waiting.length),
      doorOf(room),
      room.expiresAt === undefined ? '-' : formatInstant(room.expiresAt),
    ]),
  ];
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => Array.from(row[column] ?? '').length)),
  );
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

export function formatStatus(room: RoomStatus): string {
  const lines = [
    room.name,
    '',
    ...(room.people.length === 0 ? ['  Nobody is here.'] : []),
    ...room.people.map(({ name, isHost, isSealed }) => {
      const notes = [isHost ? 'host' : '', isSealed ? 'sealed by the link' : 'not sealed'];
      return `  ${name} (${notes.filter((note) => note !== '').join(', ')})`;
    }),
    ...room.waiting.map(({ name }) => `  ${name} (waits to be let in)`),
    '',
    `  Door    ${doorOf(room)}`,
    `  Links   ${room.expiresAt === undefined ? 'none' : `until ${formatInstant(room.expiresAt)}`}`,
  ];
  return `${lines.join('\n')}\n`;
}

function doorOf({ isLocked, hasLobby }: RoomStatus): string {
  if (isLocked) return 'locked';
  return hasLobby ? 'lobby' : 'open';
}

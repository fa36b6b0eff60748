import type { PeerInfo } from '../../protocol/messages.ts';
import { protectionOf } from '../../protocol/protection.ts';
import { insideOf, type RoomState } from '../../protocol/room-state.ts';

/** `engage.watch/1`, one line for each state, documented in docs/cli.md. */
export function watchJson(state: RoomState): string {
  const people = (insideOf(state)?.peers ?? []).map((peer) => ({
    id: peer.id,
    name: peer.name,
    isHost: peer.isHost === true,
    protection: protectionOf(peer),
  }));
  return `${JSON.stringify({ schema: 'engage.watch/1', phase: state.phase, people })}\n`;
}

/** Turns each state into the lines that tell what changed since the one before. */
export function createRoomLines(): (state: RoomState) => string {
  let before: RoomState | undefined;
  return (state) => {
    const lines = changes(before, state);
    before = state;
    return lines.map((line) => `${line}\n`).join('');
  };
}

function changes(before: RoomState | undefined, state: RoomState): readonly string[] {
  switch (state.phase) {
    case 'connecting':
      return state.attempt === 0 ? [] : ['The server does not answer; trying again.'];
    case 'reconnecting':
      return before?.phase === 'reconnecting' ? [] : ['Connection lost; trying again.'];
    case 'watching':
    case 'joined':
      return peopleChanges(before, state);
    case 'waiting': // Only people wait to be let in.
    case 'refused':
    case 'left':
      return [];
    default:
      return state satisfies never;
  }
}

function peopleChanges(
  before: RoomState | undefined,
  state: Extract<RoomState, { phase: 'watching' | 'joined' }>,
): readonly string[] {
  if (before?.phase !== state.phase) {
    const names = state.peers
      .map((peer) => `${peer.name} (${describeProtection(peer)})`)
      .join(', ');
    return [`${state.room}: ${countPeople(state.peers)}${names === '' ? '' : `: ${names}`}`];
  }
  const count = countPeople(state.peers);
  return [
    ...without(state.peers, before.peers).map(
      (peer) => `${peer.name} joined (${count}), ${describeProtection(peer)}`,
    ),
    ...without(before.peers, state.peers).map(({ name }) => `${name} left (${count})`),
  ];
}

/** Those of the first who are not among the others. */
export function without(
  peers: readonly PeerInfo[],
  others: readonly PeerInfo[],
): readonly PeerInfo[] {
  const ids = new Set(others.map((peer) => peer.id));
  return peers.filter((peer) => !ids.has(peer.id));
}

export function describeProtection(peer: PeerInfo): string {
  const protection = protectionOf(peer);
  switch (protection) {
    case 'sealed':
      return 'sealed by the link';
    case 'open':
      return 'not sealed: compare the numbers on the page';
    default:
      return protection satisfies never;
  }
}

export function countPeople(people: readonly PeerInfo[]): string {
  if (people.length === 0) return 'nobody here';
  return people.length === 1 ? '1 person here' : `${people.length} people here`;
}

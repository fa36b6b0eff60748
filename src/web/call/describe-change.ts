import type { CallState } from '../../client/call.ts';
import type { MediaState, PairState } from '../../client/pair.ts';
import type { Door } from '../../protocol/messages.ts';

/** What someone who cannot watch the screen should hear of a change, as one sentence. */
export function describeChange(
  before: CallState<unknown>,
  after: CallState<unknown>,
): string | undefined {
  const sentences = [
    ...describeRoom(before, after),
    ...describeMedia('Your', before.media, after.media),
    ...describeScreen('You', before.media, after.media),
  ];
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

function describeRoom(before: CallState<unknown>, after: CallState<unknown>): readonly string[] {
  // Coming back after a lost socket everyone has a new id, but nobody has come or gone.
  if (before.room.phase !== 'joined' || after.room.phase !== 'joined') return [];
  const old = before.room.peers;
  const now = after.room.peers;
  return [
    ...describeDoor(before.room.door, after.room.door),
    ...now
      .filter(({ id }) => !old.some((peer) => peer.id === id))
      .map(({ name }) => `${name} joined.`),
    ...old
      .filter(({ id }) => !now.some((peer) => peer.id === id))
      .map(({ name }) => `${name} left.`),
    ...now.flatMap(({ id, name }) =>
      describeMedia(`${name}’s`, before.pairs.get(id)?.media, after.pairs.get(id)?.media),
    ),
    ...now.flatMap(({ id, name }) =>
      describeScreen(name, before.pairs.get(id)?.media, after.pairs.get(id)?.media),
    ),
    ...now.flatMap(({ id, name }) =>
      describePicture(name, before.pairs.get(id), after.pairs.get(id)),
    ),
  ];
}

function describeDoor(before: Door, after: Door): readonly string[] {
  return [
    ...(before.isLocked === after.isLocked
      ? []
      : [after.isLocked ? 'The call is locked.' : 'The call is no longer locked.']),
    ...(before.hasLobby === after.hasLobby
      ? []
      : [`The waiting room is ${after.hasLobby ? 'on' : 'off'}.`]),
  ];
}

function describePicture(
  name: string,
  before: PairState<unknown> | undefined,
  after: PairState<unknown> | undefined,
): readonly string[] {
  const isPaused = after?.isPicturePaused ?? false;
  if (after === undefined || isPaused === (before?.isPicturePaused ?? false)) return [];
  return [
    isPaused
      ? `${name}’s picture is paused: the connection is too slow for it.`
      : `${name}’s picture goes on.`,
  ];
}

function describeMedia(
  whose: string,
  before: MediaState | undefined,
  after: MediaState | undefined,
): readonly string[] {
  if (before === undefined || after === undefined) return [];
  return (['microphone', 'camera'] as const)
    .filter((device) => before[device] !== after[device])
    .map((device) => `${whose} ${device} is ${after[device] ? 'on' : 'off'}.`);
}

function describeScreen(
  who: string,
  before: MediaState | undefined,
  after: MediaState | undefined,
): readonly string[] {
  const [was, is] = [before?.screen === true, after?.screen === true];
  if (was === is || after === undefined) return [];
  const verb = who === 'You' ? 'share' : 'shares';
  return [is ? `${who} ${verb} a screen now.` : `${who} no longer ${verb} a screen.`];
}

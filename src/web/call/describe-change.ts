import type { CallState } from '../../client/call.ts';
import type { MediaState, PairState } from '../../client/pair.ts';
import type { DeviceKind } from '../../diagnosis/devices.ts';
import type { Door } from '../../protocol/messages.ts';
import type { Words } from '../words/en.ts';

type ChangeWords = Words['changes'];

/** What someone who cannot watch the screen should hear of a change, as one sentence. */
export function describeChange(
  before: CallState<unknown>,
  after: CallState<unknown>,
  words: ChangeWords,
): string | undefined {
  const sentences = [
    ...describeRoom(before, after, words),
    ...describeMedia(before.media, after.media, (device, state) => words.own[device][state]),
    ...describeScreen(before.media, after.media, (state) => words.own.screen[state]),
  ];
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

function describeRoom(
  before: CallState<unknown>,
  after: CallState<unknown>,
  words: ChangeWords,
): readonly string[] {
  // Coming back after a lost socket everyone has a new id, but nobody has come or gone.
  if (before.room.phase !== 'joined' || after.room.phase !== 'joined') return [];
  const old = before.room.peers;
  const now = after.room.peers;
  return [
    ...describeDoor(before.room.door, after.room.door, words),
    ...now
      .filter(({ id }) => !old.some((peer) => peer.id === id))
      .map(({ name }) => words.joined(name)),
    ...old
      .filter(({ id }) => !now.some((peer) => peer.id === id))
      .map(({ name }) => words.left(name)),
    ...now.flatMap(({ id, name }) =>
      describeMedia(before.pairs.get(id)?.media, after.pairs.get(id)?.media, (device, state) =>
        words.theirs[device][state](name),
      ),
    ),
    ...now.flatMap(({ id, name }) =>
      describeScreen(before.pairs.get(id)?.media, after.pairs.get(id)?.media, (state) =>
        words.theirs.screen[state](name),
      ),
    ),
    ...now.flatMap(({ id, name }) =>
      describePicture(name, before.pairs.get(id), after.pairs.get(id), words),
    ),
  ];
}

function describeDoor(before: Door, after: Door, words: ChangeWords): readonly string[] {
  return [
    ...(before.isLocked === after.isLocked ? [] : [after.isLocked ? words.locked : words.unlocked]),
    ...(before.hasLobby === after.hasLobby
      ? []
      : [after.hasLobby ? words.lobbyOn : words.lobbyOff]),
  ];
}

function describePicture(
  name: string,
  before: PairState<unknown> | undefined,
  after: PairState<unknown> | undefined,
  words: ChangeWords,
): readonly string[] {
  const isPaused = after?.isPicturePaused ?? false;
  if (after === undefined || isPaused === (before?.isPicturePaused ?? false)) return [];
  return [isPaused ? words.picturePaused(name) : words.pictureGoesOn(name)];
}

type OnOrOff = 'on' | 'off';

function describeMedia(
  before: MediaState | undefined,
  after: MediaState | undefined,
  say: (device: DeviceKind, state: OnOrOff) => string,
): readonly string[] {
  if (before === undefined || after === undefined) return [];
  return (['microphone', 'camera'] as const)
    .filter((device) => before[device] !== after[device])
    .map((device) => say(device, after[device] ? 'on' : 'off'));
}

function describeScreen(
  before: MediaState | undefined,
  after: MediaState | undefined,
  say: (state: OnOrOff) => string,
): readonly string[] {
  const [was, is] = [before?.screen === true, after?.screen === true];
  if (was === is || after === undefined) return [];
  return [say(is ? 'on' : 'off')];
}

import { Argument, Command } from 'commander';
import type { Playable } from '../../peer/play/playable.ts';
import type { PlayMedia } from '../../peer/play/play-media.ts';
import { EngageError } from '../../protocol/errors.ts';
import type { Io } from '../io.ts';
import { untilStopped } from '../until-stopped.ts';
import {
  addAccessOptions,
  roomArgument,
  type AccessOptions,
  type RoomReference,
} from '../room-target.ts';

type PlayCommandOptions = AccessOptions & { readonly loop: boolean; readonly name: string };

export function peerPlayCommand(io: Io): Command {
  return addAccessOptions(new Command('play'))
    .summary('play a file, a pipe or a test card into a call')
    .description(
      'Goes into a call and plays sound and pictures to everyone: WebM, Matroska, MP4, Ogg or IVF ' +
        'with VP8, VP9, H.264, AV1 and Opus as they are, anything else through ffmpeg. A file begins ' +
        'when somebody is there, is played once, and ends the command; a pipe is played as it comes.',
    )
    .addArgument(
      new Argument('<file>', '"card" for the test card with its tone, - for what is piped in'),
    )
    .addArgument(roomArgument())
    .option('--loop', 'play a file over and over, until stopped', false)
    .option('--name <name>', 'what the others see', 'Player')
    .addHelpText(
      'after',
      `
At a terminal, Enter pauses and goes on.

Examples:
  $ engage peer play film.webm standup
  $ engage peer play card standup --loop
  $ ffmpeg -re -i camera.ts -c:v libvpx -deadline realtime -c:a libopus -f webm - |
      engage peer play - standup`,
    )
    .action((file: string, reference: RoomReference, options: PlayCommandOptions) =>
      play(file, reference, options, io),
    );
}

async function play(
  file: string,
  reference: RoomReference,
  options: PlayCommandOptions,
  io: Io,
): Promise<void> {
  const { findCall } = await import('../call-target.ts');
  const { enterRoom, stayInRoom } = await import('../../peer/enter-room.ts');
  const { createPlayMedia } = await import('../../peer/play/play-media.ts');
  if (file === '-' && options.loop) {
    throw new EngageError('bad-usage', 'What comes from a pipe cannot be repeated.', {
      hint: 'Leave --loop out, or give a file.',
    });
  }
  const target = await findCall(reference, options, io);
  const playable = await Promise.race([openPlayable(file, io), untilStopped(io.stop)]);
  if (playable === undefined) {
    if (file === '-') io.openInput().destroy(); // It has not said yet what it is.
    return;
  }
  if (playable.conversion !== undefined) io.stderr(`note: ${playable.conversion}.\n`);
  const media = createPlayMedia(playable, {
    isRepeated: options.loop,
    onUnseen: (peer) =>
      io.stderr(
        `note: ${peer.name} cannot see it, for their side does not take ${playable.picture?.codecName ?? 'it'}.\n`,
      ),
  });
  const { name } = options;
  // Also when the room is not to be had: media is closed with the peer.
  const peer = await enterRoom({ ...target, name, intent: 'join', media, stop: io.stop });
  const unfollow = file === '-' ? undefined : followKeys(media, io);
  try {
    io.stdout(`In “${target.room}” as ${name}, ${describe(file, playable, unfollow)}.\n`);
    await untilPlayed(media, (stop) => stayInRoom(peer, stop), io);
  } finally {
    unfollow?.();
    await peer.close();
  }
}

async function openPlayable(file: string, io: Io): Promise<Playable> {
  const { openFile, openPipe, openTestCard } = await import('../../peer/play/playable.ts');
  switch (file) {
    case 'card':
      return openTestCard();
    case '-':
      return openPipe(io.openInput());
    default:
      return openFile(file);
  }
}

/** Resolves when all was played or the command is stopped; throws what ends either. */
async function untilPlayed(
  media: PlayMedia,
  stay: (stop: AbortSignal) => Promise<void>,
  io: Io,
): Promise<void> {
  const over = new AbortController();
  const played = media.ended.finally(() => over.abort());
  await Promise.all([played, stay(AbortSignal.any([io.stop, over.signal])).then(endPlaying)]);

  /** Ctrl+C, or the room is closed: what is not played yet is not waited for. */
  async function endPlaying() {
    if (!over.signal.aborted) await media.close();
  }
}

/** Enter pauses and goes on, at a terminal. The returned function ends that. */
function followKeys(media: PlayMedia, io: Io): (() => void) | undefined {
  const input = io.terminal === undefined ? undefined : io.openInput();
  if (input?.isTTY !== true) return undefined;
  const toggle = () => {
    const isPaused = !media.isPaused.getSnapshot();
    media.setPaused(isPaused);
    io.stdout(isPaused ? 'Paused; Enter goes on.\n' : 'Goes on.\n');
  };
  input.on('data', toggle);
  return () => {
    input.off('data', toggle);
    input.destroy();
  };
}

function describe(file: string, playable: Playable, hasKeys: unknown): string {
  const what = [playable.picture?.codecName, playable.sound && 'Opus']
    .filter(Boolean)
    .join(' and ');
  const source = file === '-' ? 'playing what is piped in' : `playing ${file}`;
  const begin = playable.isFile ? ', which begins when somebody is there' : '';
  return `${source} (${what})${begin}${hasKeys === undefined ? '' : '; Enter pauses'}`;
}

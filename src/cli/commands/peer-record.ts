import { Command, Option } from 'commander';
import type { Recordings } from '../../client/talk/recordings.ts';
import type { RecorderTrouble } from '../../peer/recording/recorder.ts';
import { EngageError } from '../../protocol/errors.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import {
  addAccessOptions,
  roomArgument,
  type AccessOptions,
  type RoomReference,
} from '../room-target.ts';

type RecordOptions = AccessOptions & {
  readonly output?: string;
  readonly person?: string;
  readonly name: string;
};

export function peerRecordCommand(io: Io, setExitCode: (code: ExitCode) => void): Command {
  return addAccessOptions(new Command('record'))
    .summary('record the people of a call, each into a file of their own')
    .description(
      'Goes into a call, says that it records, and takes in whoever allows that: sound and picture of ' +
        'each person in a WebM file of their own (Matroska with H.264), their screen in another, and ' +
        'who was there when in recording.json. Ends with Ctrl+C; whatever else ends it, the files ' +
        'are whole but for the last second.',
    )
    .addArgument(roomArgument())
    .addOption(
      new Option(
        '-o, --output <path>',
        'a folder to make (default: named by room and time); with --person also a file (.webm, .mkv), or - for a pipe',
      ),
    )
    .option('--person <name>', 'only this person, by name or id, and not their screen')
    .option('--name <name>', 'what the others see', 'Recorder (records this call)')
    .addHelpText(
      'after',
      `
Exit codes: 0 all is in the files, 3 no server answered, 5 the server refused, 7 something could
not be written, 64 wrong usage.

Examples:
  $ engage peer record standup -o monday
  $ engage peer record standup --person Ada -o ada.webm
  $ engage peer record standup --person Ada -o - | ffmpeg -i - -c copy ada.mkv`,
    )
    .action((reference: RoomReference, options: RecordOptions) =>
      record(reference, options, io, setExitCode),
    );
}

async function record(
  reference: RoomReference,
  options: RecordOptions,
  io: Io,
  setExitCode: (code: ExitCode) => void,
): Promise<void> {
  const { findCall } = await import('../call-target.ts');
  const { openRecordingPlace } = await import('../recording-place.ts');
  const { enterRoom, stayInRoom } = await import('../../peer/enter-room.ts');
  const { createRecorder } = await import('../../peer/recording/recorder.ts');
  const target = await findCall(reference, options, io);
  const place = await openRecordingPlace(options, target.room, io);
  let recordings: Recordings | undefined;
  const recorder = createRecorder({
    room: target.room,
    // Nobody has been asked before it is inside.
    isAllowed: (id) => recordings?.getSnapshot().own?.answers.get(id) === true,
    ...(options.person === undefined ? {} : { person: options.person }),
    openOutput: place.openOutput,
    onTrouble: (trouble) => {
      if (isReadersWish(trouble)) return;
      io.stderr(`warning: ${inWords(trouble)}\n`);
      setExitCode(exitCodes.incomplete);
    },
    onChange: () => place.keepManifest(recorder.report()),
  });
  const { name } = options;
  try {
    const peer = await enterRoom({
      ...target,
      name,
      intent: 'join',
      media: recorder,
      stop: io.stop,
    });
    try {
      recorder.follow(peer);
      recordings = peer.talk.recordings;
      recordings.start();
      // stdout may be the recording.
      io.stderr(
        `In “${target.room}” as ${name}, recording to ${place.name} whoever allows it. Ctrl+C ends.\n`,
      );
      await stayInRoom(peer, io.stop);
    } finally {
      await peer.close();
    }
  } finally {
    const complaint = await place.close();
    if (complaint !== undefined) {
      io.stderr(`warning: ${complaint}\n`);
      setExitCode(exitCodes.incomplete);
    }
  }
  const files = recorder.report().people.flatMap((person) => person.files);
  io.stderr(
    files.length === 0
      ? 'Nobody has allowed it; nothing was recorded.\n'
      : `Recorded: ${files.map(({ file }) => file).join(', ')}.\n`,
  );
}

/** `engage peer record … -o - | head`: who reads decides when it is enough. */
function isReadersWish({ cause }: RecorderTrouble): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'EPIPE';
}

function inWords({ type, person, file, cause }: RecorderTrouble): string {
  switch (type) {
    case 'slow':
      return `The disk is too slow: some of ${person} is missing in ${file}.`;
    case 'failed': {
      const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
      const reason =
        code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
          ? 'The disk is full'
          : `Writing failed (${cause instanceof EngageError ? cause.message : String(code ?? cause)})`;
      return `${reason}: the recording of ${person} ends here, and ${file} is whole up to now. What else is recorded goes on.`;
    }
    default:
      return type satisfies never;
  }
}

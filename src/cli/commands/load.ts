import { Argument, Command, Option } from 'commander';
import { limits } from '../../protocol/limits.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { parseSeconds, parseServerUrl, parseWhole } from '../options.ts';
import { ownToken, tokenOption } from '../room-target.ts';

type LoadOptions = {
  readonly token?: string;
  readonly rooms: number;
  readonly people: number;
  readonly rate: number;
  /** In seconds. */
  readonly hold: number;
  readonly media: boolean;
  readonly maxP95?: number;
  /** In percent. */
  readonly maxFailed: number;
  readonly json: boolean;
};

export function loadCommand(io: Io, setExitCode: (code: ExitCode) => void): Command {
  return new Command('load')
    .summary('bring many people into rooms of a server and measure it')
    .description(
      'Brings people into rooms of a server, keeps them there for a while, and says how fast they ' +
        'got in, what was lost, and what failed. Try it on servers of your own only.',
    )
    .addArgument(new Argument('<url>', 'address of the server').argParser(parseServerUrl))
    .addOption(tokenOption())
    .addOption(wholeOption('--rooms <number>', 'rooms', 10, 1, limits.rooms))
    .addOption(wholeOption('--people <number>', 'people in each room', 2, 1, limits.peersPerRoom))
    .addOption(wholeOption('--rate <number>', 'people who come in a second', 20, 1, 10_000))
    .addOption(
      new Option('--hold <seconds>', 'how long they stay once everybody has come')
        .default(5)
        .argParser(parseSeconds),
    )
    .option('--media', 'hold real connections and send the test card over them', false)
    .addOption(
      new Option('--max-p95 <ms>', 'fail when 95 % were not set up within this').argParser(
        (value) => parseWhole(value, 1, 60_000, 'A time is 1 to 60000 milliseconds.'),
      ),
    )
    .addOption(
      new Option('--max-failed <percent>', 'fail when more were never set up')
        .default(0)
        .argParser((value) => parseWhole(value, 0, 100, 'A share is 0 to 100 percent.')),
    )
    .option('--json', 'print one JSON object instead of text', false)
    .addHelpText(
      'after',
      `
Exit codes: 0 all bounds held, 3 no server answered, 5 the server let nobody in, 6 a bound was missed, 64 wrong usage.

Examples:
  $ engage load http://localhost:8790
  $ engage load http://localhost:8790 --rooms 4 --people 3 --media
  $ engage load https://calls.example.org --rooms 500 --rate 200 --max-p95 250 --json`,
    )
    .action((url: string, options: LoadOptions) => load(url, options, io, setExitCode));
}

async function load(
  url: string,
  options: LoadOptions,
  io: Io,
  setExitCode: (code: ExitCode) => void,
): Promise<void> {
  const { runLoad } = await import('../../peer/load/run-load.ts');
  const { formatLoad, judgeLoad, loadJson, situationLine } = await import('../format/load.ts');
  const token = options.token ?? (await ownToken(url, io));
  const isLive = io.terminal !== undefined && !options.json;
  const report = await runLoad({
    serverUrl: url,
    ...(token === undefined ? {} : { token }),
    rooms: options.rooms,
    peoplePerRoom: options.people,
    joinsPerSecond: options.rate,
    holdMs: options.hold * 1_000,
    hasMedia: options.media,
    stop: io.stop,
    ...(isLive
      ? {
          onProgress: (situation) =>
            io.stderr(`\r\u001B[K${situationLine(situation, options.rooms * options.people)}`),
        }
      : {}),
  });
  if (isLive) io.stderr('\r\u001B[K');
  const verdict = judgeLoad(report, options);
  io.stdout(
    options.json
      ? `${JSON.stringify(loadJson(report, options.media, verdict))}\n`
      : formatLoad(report, options.media, verdict),
  );
  if (report.situation.joined === 0 && !io.stop.aborted) {
    setExitCode(report.isRefused ? exitCodes.refused : exitCodes.unreachable);
  } else if (!verdict.ok) {
    setExitCode(exitCodes.missed);
  }
}

function wholeOption(flag: string, what: string, usual: number, min: number, max: number) {
  return new Option(flag, `${what}, ${min} to ${max}`)
    .default(usual)
    .argParser((value) =>
      parseWhole(value, min, max, `This is a whole number from ${min} to ${max}.`),
    );
}

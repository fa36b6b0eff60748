import { randomBytes } from 'node:crypto';
import { Argument, Command, Option } from 'commander';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import type { RelayTransport } from '../../peer/relay-choice.ts';
import type { Io } from '../io.ts';
import { parseServerUrl, parseWhole } from '../options.ts';
import { ownToken, tokenOption } from '../room-target.ts';

type LoopbackOptions = {
  readonly duration: number;
  readonly token?: string;
  readonly relay: boolean;
  readonly transport?: RelayTransport;
  readonly insecure: boolean;
  readonly json: boolean;
};

export function peerLoopbackCommand(io: Io, setExitCode: (code: ExitCode) => void): Command {
  return new Command('loopback')
    .summary('hold a call with oneself to see whether calls work')
    .description(
      'Holds a call between two peers of this machine through a server, sends a test card, a tone ' +
        'and messages both ways, and says what arrived and how long each step took.',
    )
    .addArgument(
      new Argument(
        '[url]',
        'address of a server, or link of one of its rooms (default: one started for the test)',
      ).argParser(parseServerUrl),
    )
    .addOption(
      new Option('--duration <seconds>', 'how long to go on once everything flows, 0 to 60')
        .default(2)
        .argParser(parseDuration),
    )
    .option('--relay', 'only by way of a TURN server that the server hands out', false)
    .addOption(
      new Option(
        '--transport <kind>',
        'how to speak to that server; --relay goes without saying',
      ).choices(['udp', 'tcp', 'tls'] satisfies RelayTransport[]),
    )
    .option('--insecure', 'accept any certificate of the relay', false)
    .addOption(tokenOption())
    .option('--json', 'print one JSON object instead of text', false)
    .addHelpText(
      'after',
      `
Exit codes: 0 everything flowed both ways, 2 something did not, 3 no server answered,
5 the server refused, 64 wrong usage.

Examples:
  $ engage peer loopback                               does this machine hold calls?
  $ engage peer loopback https://calls.example.org     does that server bring people together?
  $ engage peer loopback https://calls.example.org --relay --transport tls
  $ engage peer loopback --json | jq .setup`,
    )
    .action((url: string | undefined, options: LoopbackOptions) =>
      loopback(url, options, io, setExitCode),
    );
}

async function loopback(
  url: string | undefined,
  options: LoopbackOptions,
  io: Io,
  setExitCode: (code: ExitCode) => void,
): Promise<void> {
  const server = url === undefined ? await startOwnServer(io) : { url, close: async () => {} };
  try {
    const token = options.token ?? (await ownToken(server.url, io));
    const isOk = await callOneself(server.url, token, options, io);
    setExitCode(isOk ? exitCodes.ok : exitCodes.noMediaPath);
  } finally {
    await server.close();
  }
}

async function callOneself(
  serverUrl: string,
  token: string | undefined,
  { duration, json, relay, transport, insecure }: LoopbackOptions,
  io: Io,
) {
  const { runLoopback } = await import('../../peer/loopback.ts');
  const { formatLoopback, loopbackJson } = await import('../format/loopback.ts');
  const report = await runLoopback({
    serverUrl,
    ...(token === undefined ? {} : { token }),
    ...(relay || transport !== undefined
      ? {
          relay: {
            ...(transport === undefined ? {} : { transport }),
            trustsAnyCertificate: insecure,
          },
        }
      : {}),
    holdMs: duration * 1000,
    stop: io.stop,
  });
  io.stdout(
    json
      ? `${JSON.stringify(loopbackJson(report))}
`
      : formatLoopback(report),
  );
  return report.ok;
}

/** On loopback only, and gone with the test. */
async function startOwnServer(io: Io) {
  const { startServers } = await import('../start-servers.ts');
  return startServers({
    host: 'localhost',
    port: 0,
    hasStun: true,
    isOpen: false,
    dataDirectory: undefined,
    iceServers: [],
    secrets: [randomBytes(32).toString('base64url')],
    log: await io.createLog('warn'),
  });
}

function parseDuration(value: string): number {
  return parseWhole(value, 0, 60, 'A duration is a whole number of seconds from 0 to 60.');
}

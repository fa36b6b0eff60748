import { Argument, Command, Option } from 'commander';
import type { CanaryCall } from '../../peer/canary/canary.ts';
import { exitCodeOf, exitCodes, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { parseInterval, parsePort, parseSeconds, parseServerUrl, parseWhole } from '../options.ts';
import { ownToken, tokenOption } from '../room-target.ts';

type CanaryOptions = {
  readonly token?: string;
  /** In seconds. */
  readonly every: number;
  readonly count?: number;
  /** In seconds. */
  readonly hold: number;
  readonly metricsPort?: number;
  readonly metricsHost: string;
  readonly webhook?: string;
  readonly json: boolean;
};

export function peerCanaryCommand(io: Io, setExitCode: (code: ExitCode) => void): Command {
  return new Command('canary')
    .summary('hold a call through a server once in a while')
    .description(
      'Holds a call between two peers of this machine through a server once in a while, and tells ' +
        'whether sound, picture and messages came through, so that you know before others do.',
    )
    .addArgument(new Argument('<url>', 'address of the server').argParser(parseServerUrl))
    .addOption(tokenOption())
    .addOption(
      new Option('--every <duration>', 'from one call to the next, for example 60s, 5m')
        .default(60, '60s')
        .argParser(parseInterval),
    )
    .addOption(
      new Option('--count <number>', 'end after so many calls').argParser((value) =>
        parseWhole(value, 1, 1_000_000, 'A number of calls is a whole one, 1 to 1000000.'),
      ),
    )
    .addOption(
      new Option('--hold <seconds>', 'how long each call goes on once everything flows')
        .default(2)
        .argParser(parseSeconds),
    )
    .addOption(
      new Option('--metrics-port <number>', 'serve /metrics for Prometheus').argParser(parsePort),
    )
    .addOption(
      new Option('--metrics-host <address>', 'address of the metrics').default('127.0.0.1'),
    )
    .addOption(
      new Option(
        '--webhook <url>',
        'post engage.canary/1 there when calls begin to fail, and when they work again; better given as ENGAGE_WEBHOOK',
      )
        .env('ENGAGE_WEBHOOK')
        .argParser(parseWebhook),
    )
    .option('--json', 'print one JSON object for each call', false)
    .addHelpText(
      'after',
      `
Exit codes: 0 the last call worked, 2 its media did not flow, 3 no server answered,
5 the server refused, 64 wrong usage.

Examples:
  $ engage peer canary https://calls.example.org --every 60s --json
  $ engage peer canary https://calls.example.org --metrics-port 9101
  $ engage peer canary https://calls.example.org --count 1 || page-somebody`,
    )
    .action((url: string, options: CanaryOptions) => canary(url, options, io, setExitCode));
}

async function canary(
  url: string,
  options: CanaryOptions,
  io: Io,
  setExitCode: (code: ExitCode) => void,
): Promise<void> {
  const { runCanary } = await import('../../peer/canary/canary.ts');
  const { canaryJson, canaryLine } = await import('../format/canary.ts');
  const { postWebhook } = await import('../webhook.ts');
  const metrics = await startCanaryMetrics(options, io);
  const token = options.token ?? (await ownToken(url, io));
  let hasFailed = false;
  try {
    if (metrics !== undefined && !options.json) io.stdout(`Metrics at ${metrics.url}\n`);
    await runCanary({
      serverUrl: url,
      ...(token === undefined ? {} : { token }),
      intervalMs: options.every * 1_000,
      ...(options.count === undefined ? {} : { count: options.count }),
      holdMs: options.hold * 1_000,
      stop: io.stop,
      onCall: async (call) => {
        metrics?.count(call);
        io.stdout(`${options.json ? JSON.stringify(canaryJson(call, url)) : canaryLine(call)}\n`);
        setExitCode(exitCodeOfCall(call));
        const fails = call.result !== 'worked';
        if (options.webhook !== undefined && fails !== hasFailed) {
          const complaint = await postWebhook(options.webhook, canaryJson(call, url));
          if (complaint !== undefined) io.stderr(`warning: ${complaint}\n`);
        }
        hasFailed = fails;
      },
    });
  } finally {
    await metrics?.close();
  }
}

async function startCanaryMetrics({ metricsPort, metricsHost }: CanaryOptions, io: Io) {
  if (metricsPort === undefined) return undefined;
  const { createCanaryMetrics } = await import('../../peer/canary/canary-metrics.ts');
  const { startMetrics } = await import('../start-metrics.ts');
  const { count, ...scraped } = createCanaryMetrics();
  const log = await io.createLog('warn');
  const served = await startMetrics({ host: metricsHost, port: metricsPort }, scraped, log);
  return { ...served, count };
}

function exitCodeOfCall(call: CanaryCall): ExitCode {
  switch (call.result) {
    case 'worked':
      return exitCodes.ok;
    case 'no-media':
      return exitCodes.noMediaPath;
    case 'no-room':
      return exitCodeOf(call.code);
    default:
      return call satisfies never;
  }
}

/** Any server of the user's, over http for those on their own network. */
function parseWebhook(value: string): string {
  parseServerUrl(value);
  return value;
}

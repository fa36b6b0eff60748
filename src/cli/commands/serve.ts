import { Command, Option } from 'commander';
import { applyConfigFile } from '../config-file.ts';
import { logLevels, type Io, type LogLevel } from '../io.ts';
import { limits } from '../../protocol/limits.ts';
import { parsePort, parseSeconds, parseWhole, secretOption } from '../options.ts';
import { untilDone, untilTerminated } from '../until-stopped.ts';

type ServeOptions = {
  readonly host: string;
  readonly port: number;
  readonly json: boolean;
  readonly stun: boolean;
  readonly open: boolean;
  readonly ice?: readonly string[];
  readonly secret?: string;
  readonly metricsPort?: number;
  readonly metricsHost: string;
  readonly socketsPerAddress: number;
  /** In seconds. */
  readonly drain: number;
  readonly logLevel?: LogLevel;
  readonly printConfig?: boolean;
};

export function serveCommand(io: Io, version: string): Command {
  return new Command('serve')
    .summary('run the signaling server and the call page')
    .description(
      'Runs the signaling server, the call page and a STUN server until stopped with Ctrl+C.',
    )
    .addOption(
      new Option('-p, --port <number>', 'TCP port of the page and UDP port of STUN, 0 for any')
        .env('ENGAGE_PORT')
        .default(8790)
        .argParser(parsePort),
    )
    .addOption(
      new Option(
        '--host <address>',
        'address to listen on; localhost serves this machine only, 0.0.0.0 every network',
      )
        .env('ENGAGE_HOST')
        .default('localhost'),
    )
    .addOption(
      new Option(
        '--ice <url>',
        'hand out another ICE server; repeatable: stun:host:port, turn:user:password@host:port',
      )
        .env('ENGAGE_ICE')
        .argParser((value, before: readonly string[] | undefined) => [...(before ?? []), value]),
    )
    .addOption(new Option('--no-stun', 'run no STUN server').env('ENGAGE_NO_STUN'))
    .option(
      '--open',
      'let anyone who reaches the server open and enter rooms by name, as this machine always may',
      false,
    )
    .addOption(secretOption())
    .addOption(
      new Option('--metrics-port <number>', 'serve /metrics for Prometheus on a port of its own')
        .env('ENGAGE_METRICS_PORT')
        .argParser(parsePort),
    )
    .addOption(
      new Option('--metrics-host <address>', 'address of the metrics')
        .env('ENGAGE_METRICS_HOST')
        .default('127.0.0.1'),
    )
    .addOption(
      new Option('--sockets-per-address <number>', 'sockets that one address may have open')
        .env('ENGAGE_SOCKETS_PER_ADDRESS')
        .default(limits.socketsPerAddress)
        .argParser(parseSockets),
    )
    .addOption(
      new Option('--drain <seconds>', 'how long to wait after SIGTERM for people to move or leave')
        .env('ENGAGE_DRAIN')
        // Kubernetes kills after 30 s unless told otherwise.
        .default(25)
        .argParser(parseSeconds),
    )
    .addOption(
      new Option(
        '--log-level <level>',
        'what to log on stderr (default: warn in a terminal, else info)',
      )
        .env('ENGAGE_LOG_LEVEL')
        .choices(logLevels),
    )
    .addOption(
      new Option('--json', 'print one JSON object instead of text')
        .env('ENGAGE_JSON')
        .default(false),
    )
    .addOption(
      new Option('--config <file>', 'take what is said nowhere else from this JSON file').env(
        'ENGAGE_CONFIG',
      ),
    )
    .option('--print-config', 'print what holds and where it was said, and end')
    .addHelpText(
      'after',
      `
Examples:
  $ engage serve                          serve this machine
  $ engage serve --host 0.0.0.0           serve the networks this machine is in
  $ engage serve --ice turn:ada:secret@turn.example.org
  $ engage serve --port 0 --json | jq -r .url
  $ engage serve --config engage.json --print-config`,
    )
    .action(async (_: ServeOptions, command: Command) => {
      const file = await applyConfigFile(command, io);
      const options = command.opts<ServeOptions>();
      if (options.printConfig === true) await printConfig(command, file, io);
      else await serve(options, io, version);
    });
}

async function printConfig(command: Command, file: string | undefined, io: Io): Promise<void> {
  const { configJson } = await import('../format/config.ts');
  io.stdout(`${JSON.stringify(configJson(command, file), undefined, 2)}\n`);
}

async function serve(options: ServeOptions, io: Io, version: string): Promise<void> {
  const log = await io.createLog(options.logLevel ?? (io.terminal ? 'warn' : 'info'));
  const { parseIceServers } = await import('../ice-servers.ts');
  const { startServers } = await import('../start-servers.ts');
  const { loadSecrets } = await import('../server-secret.ts');
  const { announceServer } = await import('../server-state.ts');
  const { adviseInsecureContext } = await import('../../diagnosis/insecure-context.ts');
  const { formatServe, serveJson } = await import('../format/serve.ts');
  const servers = await startServers({
    host: options.host,
    port: options.port,
    hasStun: options.stun,
    isOpen: options.open,
    dataDirectory: io.dataDirectory,
    iceServers: parseIceServers(options.ice ?? []),
    secrets: await loadSecrets(io, options.secret),
    metrics:
      options.metricsPort === undefined
        ? undefined
        : { host: options.metricsHost, port: options.metricsPort, version },
    limits: { socketsPerAddress: options.socketsPerAddress },
    log,
  });
  try {
    const { url, remoteUrls, token, instance } = servers;
    const guestUrl = remoteUrls[0] ?? url;
    const retract = await announceServer(io, {
      url,
      guestUrl,
      token,
      instance,
      startedAt: Date.now(),
    });
    let ending: 'drain' | 'stop';
    try {
      const warnings =
        remoteUrls.length === 0
          ? []
          : [{ code: 'insecure-context', ...adviseInsecureContext(url) }];
      const report = { ...servers, warnings };
      io.stdout(options.json ? `${JSON.stringify(serveJson(report))}\n` : formatServe(report));
      ending = await untilTerminated(io);
    } finally {
      await retract(); // Also before draining: commands of this machine bring no new rooms.
    }
    if (ending === 'drain') await untilDone(servers.drain(), options.drain * 1_000, io.stop);
  } finally {
    await servers.close();
  }
}

function parseSockets(value: string): number {
  return parseWhole(value, 1, 1_000_000, 'A number of sockets is a whole one, from 1 to 1000000.');
}

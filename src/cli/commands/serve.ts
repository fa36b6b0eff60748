import { Command, Option } from 'commander';
import { logLevels, type Io, type LogLevel } from '../io.ts';
import { parsePort } from '../options.ts';
import { untilStopped } from '../until-stopped.ts';

type ServeOptions = {
  readonly host: string;
  readonly port: number;
  readonly json: boolean;
  readonly stun: boolean;
  readonly ice?: readonly string[];
  readonly secret?: string;
  readonly logLevel?: LogLevel;
};

export function serveCommand(io: Io): Command {
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
    .option('--no-stun', 'run no STUN server')
    .addOption(
      new Option(
        '--secret <text>',
        'secret that outlives a run (default: kept in the data folder); several parted by commas: the first makes, all verify',
      ).env('ENGAGE_SECRET'),
    )
    .addOption(
      new Option(
        '--log-level <level>',
        'what to log on stderr (default: warn in a terminal, else info)',
      )
        .env('ENGAGE_LOG_LEVEL')
        .choices(logLevels),
    )
    .option('--json', 'print one JSON object instead of text', false)
    .addHelpText(
      'after',
      `
Examples:
  $ engage serve                          serve this machine
  $ engage serve --host 0.0.0.0           serve the networks this machine is in
  $ engage serve --ice turn:ada:secret@turn.example.org
  $ engage serve --port 0 --json | jq -r .url`,
    )
    .action((options: ServeOptions) => serve(options, io));
}

async function serve(options: ServeOptions, io: Io): Promise<void> {
  const log = await io.createLog(options.logLevel ?? (io.terminal ? 'warn' : 'info'));
  const { parseIceServers } = await import('../ice-servers.ts');
  const { startServers } = await import('../start-servers.ts');
  const { loadSecrets } = await import('../server-secret.ts');
  const { announceServer } = await import('../server-state.ts');
  const { diagnoseDevices } = await import('../../diagnosis/devices.ts');
  const { formatServe, serveJson } = await import('../format/serve.ts');
  const servers = await startServers({
    host: options.host,
    port: options.port,
    hasStun: options.stun,
    iceServers: parseIceServers(options.ice ?? []),
    secrets: await loadSecrets(io, options.secret),
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
    try {
      const warnings =
        remoteUrls.length === 0
          ? []
          : [diagnoseDevices({ kind: 'insecure-context', localUrl: url })];
      const report = { ...servers, warnings };
      io.stdout(options.json ? `${JSON.stringify(serveJson(report))}\n` : formatServe(report));
      await untilStopped(io.stop);
    } finally {
      await retract();
    }
  } finally {
    await servers.close();
  }
}

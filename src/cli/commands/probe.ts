import { Command, Option } from 'commander';
import type { ProbeVerdictCode } from '../../diagnosis/probe.ts';
import type { ProbeTarget } from '../../probe/target.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { parseWhole, serverOption } from '../options.ts';

type ProbeCommandOptions = {
  readonly server?: string;
  readonly count: number;
  readonly json: boolean;
};

// A Record, so that a new verdict without an exit code does not compile.
const exitCodeOfVerdict: Record<ProbeVerdictCode, ExitCode> = {
  reachable: exitCodes.ok,
  lossy: exitCodes.ok,
  'no-stun': exitCodes.ok,
  'stun-silent': exitCodes.unreachable,
  'stun-unreachable': exitCodes.unreachable,
  'server-unreachable': exitCodes.unreachable,
  'not-engage': exitCodes.unreachable,
  'partly-reachable': exitCodes.unreachable,
  unreachable: exitCodes.unreachable,
  stopped: exitCodes.unreachable,
};

export function probeCommand(io: Io, setExitCode: (code: ExitCode) => void): Command {
  return new Command('probe')
    .summary('check how this network reaches a server')
    .description(
      'Checks within 5 s whether servers answer over HTTP and over UDP, and says what to do if not.',
    )
    .argument(
      '[target...]',
      'http(s) address of a server, link of a room, or stun:host:port ' +
        '(default: the server on this machine)',
    )
    .addOption(serverOption())
    .addOption(
      new Option('--count <number>', 'packets to each STUN address, 1 to 50')
        .default(5)
        .argParser(parseCount),
    )
    .option('--json', 'print one JSON object instead of text', false)
    .addHelpText(
      'after',
      `
Exit codes: 0 every target answered, 3 one did not, 64 wrong usage.

Examples:
  $ engage probe                                   the server on this machine
  $ engage probe https://calls.example.org
  $ engage probe stun:calls.example.org --count 50
  $ engage probe --json | jq -r .verdict.text`,
    )
    .action((words: readonly string[], options: ProbeCommandOptions) =>
      probe(words, options, io, setExitCode),
    );
}

async function probe(
  words: readonly string[],
  { server, count, json }: ProbeCommandOptions,
  io: Io,
  setExitCode: (code: ExitCode) => void,
): Promise<void> {
  const { parseProbeTarget, probeTarget } = await import('../../probe/target.ts');
  const { diagnoseProbe } = await import('../../diagnosis/probe.ts');
  const { formatProbe, probeJson } = await import('../format/probe.ts');
  const { findServer } = await import('../server-state.ts');
  const asked: readonly ProbeTarget[] =
    words.length > 0
      ? [...new Set(words)].map(parseProbeTarget)
      : [{ kind: 'server', url: server ?? (await findServer(io)).url }];
  const time = new Date();
  const startedAt = performance.now();
  const targets = await Promise.all(
    asked.map((target) => probeTarget(target, { stop: io.stop, count })),
  );
  const verdict = diagnoseProbe(targets);
  const exit = exitCodeOfVerdict[verdict.code];
  const durationMs = performance.now() - startedAt;
  const report = { time, durationMs, exit, verdict, targets };
  io.stdout(json ? `${JSON.stringify(probeJson(report))}\n` : formatProbe(report));
  setExitCode(exit);
}

function parseCount(value: string): number {
  return parseWhole(value, 1, 50, 'A count is a whole number from 1 to 50.');
}

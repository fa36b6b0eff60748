import { InvalidArgumentError, Option } from 'commander';
import { limits } from '../protocol/limits.ts';
import { personNameProblem, roomNameProblem, tidyName } from '../protocol/names.ts';

/** `--server`, for commands that otherwise use the server of this machine. */
export function serverOption(): Option {
  return new Option('--server <url>', 'the server to use (default: the one on this machine)')
    .env('ENGAGE_SERVER')
    .argParser(parseServerUrl);
}

/** `--secret`, for the commands of the one who runs the server. */
export function secretOption(): Option {
  return new Option(
    '--secret <text>',
    'secret that outlives a run (default: kept in the data folder); several parted by commas: the first makes, all verify',
  ).env('ENGAGE_SECRET');
}

/** `--ttl`, how long a link lets people in. */
export function ttlOption(): Option {
  return new Option(
    '--ttl <duration>',
    'how long the links let people in, for example 90m, 12h, 7d (default: 24h)',
  ).argParser(parseDuration);
}

/** `--max`, a cap on the people in a room. */
export function maxOption(): Option {
  return new Option(
    '--max <people>',
    `the most people in the room, 2 to ${limits.peersPerRoom}`,
  ).argParser((value) =>
    parseWhole(
      value,
      2,
      limits.peersPerRoom,
      `A cap is a whole number from 2 to ${limits.peersPerRoom}.`,
    ),
  );
}

export function lobbyOption(): Option {
  return new Option('--lobby', 'guests wait until a host lets them in').default(false);
}

// Parsers of flag and argument values. What they throw, commander prints as one sentence, and the
// process ends with the code for wrong usage.

/** A TCP or UDP port, 0 for any free one. */
export function parsePort(value: string): number {
  return parseWhole(value, 0, 65_535, 'A port is a whole number from 0 to 65535.');
}

/** Whole seconds, up to a day. */
export function parseSeconds(value: string): number {
  return parseWhole(value, 0, 86_400, 'Seconds are a whole number from 0 to 86400.');
}

/** The origin of a server, without path or slash at the end. */
export function parseServerUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new InvalidArgumentError('A server is a URL, for example http://localhost:8790.');
  }
  return url.origin;
}

/** A room name in the form in which it is shown. */
export function parseRoomName(value: string): string {
  const problem = roomNameProblem(value);
  if (problem !== undefined) throw new InvalidArgumentError(problem);
  return tidyName(value);
}

/** What the others see, in the form in which it is shown. */
export function parsePersonName(value: string): string {
  const problem = personNameProblem(value);
  if (problem !== undefined) throw new InvalidArgumentError(problem);
  return tidyName(value);
}

const bytesOf = { '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12 } as const;

/** A size such as `100M`, in bytes. */
export function parseSize(value: string): number {
  const [, count = '', unit = ''] = /^(\d{1,6})([kMGT]?)B?$/.exec(value) ?? [];
  if (count === '') {
    throw new InvalidArgumentError('A size is a number with k, M, G or T, for example 100M.');
  }
  return Number(count) * bytesOf[unit as keyof typeof bytesOf];
}

/** A whole number within bounds, else the sentence. */
export function parseWhole(value: string, min: number, max: number, sentence: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < min || number > max) {
    throw new InvalidArgumentError(sentence);
  }
  return number;
}

const secondsOf = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** How long a link lets people in, such as `90m`, in seconds. */
function parseDuration(value: string): number {
  return parseUnits(value, 60, limits.maxLinkTtlS, `from 1m to ${limits.maxLinkTtlS / 86_400}d`);
}

/** How often something is done, such as `60s`, in seconds. */
export function parseInterval(value: string): number {
  return parseUnits(value, 1, 86_400, 'from 1s to 1d');
}

function parseUnits(value: string, minS: number, maxS: number, range: string): number {
  const [, count = '', unit = ''] = /^(\d+)([smhd])$/.exec(value) ?? [];
  const seconds = Number(count) * secondsOf[unit as keyof typeof secondsOf];
  if (!(seconds >= minS && seconds <= maxS)) {
    throw new InvalidArgumentError(`A duration is a number with s, m, h or d, ${range}.`);
  }
  return seconds;
}

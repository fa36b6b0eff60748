import { InvalidArgumentError, Option } from 'commander';
import { roomNameProblem, tidyName } from '../protocol/names.ts';

/** `--server`, for commands that otherwise use the server of this machine. */
export function serverOption(): Option {
  return new Option('--server <url>', 'the server to use (default: the one on this machine)')
    .env('ENGAGE_SERVER')
    .argParser(parseServerUrl);
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

/** A whole number within bounds, else the sentence. */
export function parseWhole(value: string, min: number, max: number, sentence: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < min || number > max) {
    throw new InvalidArgumentError(sentence);
  }
  return number;
}

import type { ErrorCode } from '../protocol/errors.ts';

/** What a command's exit code says; docs/cli.md explains each. */
export const exitCodes = {
  ok: 0,
  bug: 1,
  noMediaPath: 2,
  unreachable: 3,
  refused: 5,
  missed: 6,
  incomplete: 7,
  usage: 64,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

// A Record, so that a new error code without an exit code does not compile.
const byErrorCode: Record<ErrorCode, ExitCode> = {
  'bad-usage': exitCodes.usage,
  'port-in-use': exitCodes.usage,
  'port-forbidden': exitCodes.usage,
  'address-unavailable': exitCodes.usage,
  'server-not-running': exitCodes.unreachable,
  'server-unreachable': exitCodes.unreachable,
  refused: exitCodes.refused,
  'no-such-person': exitCodes.refused,
  'no-media-path': exitCodes.noMediaPath,
  'unreadable-media': exitCodes.usage,
  'unusable-file': exitCodes.usage,
  'not-built': exitCodes.bug,
};

export function exitCodeOf(code: ErrorCode): ExitCode {
  return byErrorCode[code];
}

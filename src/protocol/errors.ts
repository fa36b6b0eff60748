/** Every expected failure of a command or of the client; docs/errors.md explains each. */
export const errorCodes = [
  'bad-usage',
  'port-in-use',
  'port-forbidden',
  'address-unavailable',
  'server-not-running',
  'server-unreachable',
  'refused',
  'no-such-person',
  'no-media-path',
  'unreadable-media',
  'unusable-file',
  'not-built',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An expected failure: the message says what happened, the hint says what to do next. */
export class EngageError extends Error {
  override readonly name = 'EngageError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { readonly hint?: string; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
  }
}

/** Why the server said no, as `refused.code` on the wire; docs/errors.md explains each. */
export const refusalCodes = [
  'malformed',
  'unsupported-version',
  'bad-room-name',
  'bad-person-name',
  'room-taken',
  'room-full',
  'server-full',
  'draining',
  'not-allowed',
  'link-needed',
  'link-invalid',
  'link-expired',
  'room-locked',
  'not-admitted',
  'kicked',
  'room-closed',
  'no-such-room',
  'no-such-person',
  'too-many-attempts',
  'session-lost',
  'not-joined',
  'already-joined',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** WebSocket close codes that Engage gives a meaning (RFC 6455, section 7.4). */
export const closeCodes = {
  /** The server is stopping; come back. */
  goingAway: 1001,
  /** The frame was larger than `limits.maxMessageBytes`. */
  tooLarge: 1009,
  /** A bug in the server; the log has it. */
  internalError: 1011,
  /** No `join` or `watch` within `limits.joinDeadlineMs`. */
  joinTimeout: 4000,
  /** More messages or bytes than `limits` let through. */
  tooFast: 4002,
  /** The person came back on another socket. */
  replaced: 4003,
  /** Sent by a client that heard nothing from the server for `limits.silenceMs`. */
  silent: 4001,
} as const;

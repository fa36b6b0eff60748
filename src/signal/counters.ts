import { refusalCodes, type RefusalCode } from '../protocol/errors.ts';

/** Why a socket ended; bounded, for it becomes a label. */
export const closeCauses = [
  'left',
  'ended',
  'gone',
  'replaced',
  'join-timeout',
  'too-fast',
  'too-slow',
  'silent',
  'bad-frame',
  'internal-error',
] as const;

export type CloseCause = (typeof closeCauses)[number];

export const resumeResults = ['ok', 'lost', 'not-theirs'] as const;

export type ResumeResult = (typeof resumeResults)[number];

/** The answers of HTTP to an upgrade that is refused. */
export const socketRefusals = ['403 Forbidden', '404 Not Found', '429 Too Many Requests'] as const;

export type SocketRefusal = (typeof socketRefusals)[number];

/**
 * What one server has counted since its start. Plain numbers: a relayed message costs two
 * additions, and who wants metrics reads them when asked.
 */
export type Counters = {
  joins: number;
  leaves: number;
  relayedMessages: number;
  relayedBytes: number;
  readonly resumes: Record<ResumeResult, number>;
  readonly refused: Record<RefusalCode, number>;
  readonly socketsRefused: Record<SocketRefusal, number>;
  readonly socketsClosed: Record<CloseCause, number>;
};

export function createCounters(): Counters {
  return {
    joins: 0,
    leaves: 0,
    relayedMessages: 0,
    relayedBytes: 0,
    resumes: zeros(resumeResults),
    refused: zeros(refusalCodes),
    socketsRefused: zeros(socketRefusals),
    socketsClosed: zeros(closeCauses),
  };
}

function zeros<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
}

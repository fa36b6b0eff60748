import type { RefusalCode } from '../../protocol/errors.ts';
import type { Refusal } from '../room.ts';

/** What an API request is answered with; a body of `undefined` is none. */
export type Answer = {
  readonly status: number;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
};

const statusOf: Partial<Record<RefusalCode, number>> = {
  malformed: 400,
  'bad-room-name': 400,
  'not-allowed': 403,
  'link-invalid': 403,
  'link-expired': 403,
  kicked: 403,
  'room-closed': 403,
  'no-such-room': 404,
  'no-such-person': 404,
  'room-taken': 409,
  'room-full': 409,
  'too-many-attempts': 429,
  'server-full': 503,
  draining: 503,
};

/** A refusal as a problem document (RFC 9457); `code` is that of docs/errors.md. */
export function problem(
  { code, message }: Refusal,
  status = statusOf[code] ?? 400,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: { type: 'about:blank', title: message, status, code },
  };
}

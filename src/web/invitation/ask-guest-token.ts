import { DecodeError, parseRecord, record, text } from '../../protocol/fields.ts';

export type LinkFailureCode = 'no-answer' | 'not-the-server';

/** Why there is no link: something the page has words for, or what the server said. */
export type LinkFailure = LinkFailureCode | { readonly said: string };

export class LinkError extends Error {
  override readonly name = 'LinkError';
  readonly failure: LinkFailure;

  constructor(failure: LinkFailure, options: { readonly cause?: unknown } = {}) {
    super(typeof failure === 'string' ? failure : failure.said, options);
    this.failure = failure;
  }
}

const patienceMs = 10_000;

/** Has the server make a link for guests of a room; rejects with a {@link LinkError}. */
export async function askGuestToken(room: string, hostToken: string): Promise<string> {
  const answer = await post(`/api/rooms/${encodeURIComponent(room)}/links`, hostToken).catch(
    (cause: unknown) => {
      throw new LinkError('no-answer', { cause });
    },
  );
  try {
    const fields = parseRecord(answer.body);
    if (!answer.ok) throw new LinkError({ said: text(fields, 'title') });
    return text(record(fields['tokens'], 'tokens'), 'guest');
  } catch (cause) {
    // A proxy between answers for the server when it is down, and not in JSON.
    if (!(cause instanceof DecodeError)) throw cause;
    throw new LinkError('not-the-server', { cause });
  }
}

async function post(path: string, hostToken: string) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { authorization: `Bearer ${hostToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ role: 'guest' }),
    signal: AbortSignal.timeout(patienceMs),
  });
  return { ok: response.ok, body: await response.text() };
}

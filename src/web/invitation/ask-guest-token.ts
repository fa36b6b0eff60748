import { DecodeError, parseRecord, record, text } from '../../protocol/fields.ts';

const patienceMs = 10_000;

/** Has the server make a link for guests of a room; rejects with a sentence about why not. */
export async function askGuestToken(room: string, hostToken: string): Promise<string> {
  const answer = await post(`/api/rooms/${encodeURIComponent(room)}/links`, hostToken).catch(
    (cause: unknown) => {
      throw new Error('The server did not answer.', { cause });
    },
  );
  try {
    const fields = parseRecord(answer.body);
    if (!answer.ok) throw new Error(text(fields, 'title'));
    return text(record(fields['tokens'], 'tokens'), 'guest');
  } catch (cause) {
    // A proxy between answers for the server when it is down, and not in JSON.
    if (!(cause instanceof DecodeError)) throw cause;
    throw new Error('What answered is not the call server.', { cause });
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

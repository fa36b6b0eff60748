/** In which a receiver must have answered. */
const answerTimeoutMs = 10_000;

/**
 * Posts a JSON object. Resolves with a sentence about why it was not taken, without the address,
 * which may hold a secret; undefined when it was.
 */
export async function postWebhook(url: string, body: object): Promise<string | undefined> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), answerTimeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      // To where the user said, and nowhere else.
      redirect: 'error',
      signal: timeout.signal,
    });
    await response.body?.cancel();
    return response.ok ? undefined : `The webhook answered ${response.status}.`;
  } catch {
    return timeout.signal.aborted
      ? `The webhook did not answer within ${answerTimeoutMs / 1_000} s.`
      : 'The webhook could not be reached.';
  } finally {
    clearTimeout(timer);
  }
}

/** Aborted after a time, or with `stop`. `clear` must be called: until then it keeps the process. */
export type Deadline = { readonly signal: AbortSignal; readonly clear: () => void };

/**
 * Not `AbortSignal.timeout` within `AbortSignal.any`: Node 20 may collect it as garbage before it
 * fires, for nothing else holds it.
 */
export function createDeadline(ms: number, stop: AbortSignal): Deadline {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), ms);
  return {
    signal: AbortSignal.any([stop, timeout.signal]),
    clear: () => clearTimeout(timer),
  };
}

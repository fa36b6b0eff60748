import { EngageError, type ErrorCode } from '../../protocol/errors.ts';
import { runLoopback, type LoopbackReport } from '../loopback.ts';
import { pause } from '../pause.ts';

export type CanaryOptions = {
  readonly serverUrl: string;
  readonly token?: string;
  /** From the beginning of one call to that of the next; a call that takes longer is waited for. */
  readonly intervalMs: number;
  /** How many calls, for ever when left out. */
  readonly count?: number;
  /** How long each call goes on once everything flows. */
  readonly holdMs: number;
  readonly stop: AbortSignal;
  /** Hears of each call when it is over; the next one waits for that. */
  readonly onCall: (call: CanaryCall) => Promise<void>;
};

/** One call through the server, and what came of it. */
export type CanaryCall = {
  /** When it began, in milliseconds since 1970. */
  readonly at: number;
} & (
  | { readonly result: 'worked' | 'no-media'; readonly report: LoopbackReport }
  /** There was no room to meet in. */
  | { readonly result: 'no-room'; readonly error: EngageError; readonly code: ErrorCode }
);

/** Holds a call through a server once in a while, until stopped or it has held so many. */
export async function runCanary(options: CanaryOptions): Promise<void> {
  const { intervalMs, count = Infinity, stop } = options;
  for (let done = 0; done < count && !stop.aborted; done += 1) {
    const startMs = performance.now();
    const call = await callOnce(options);
    // A call that the user ended tells nothing of the server.
    if (!stop.aborted) await options.onCall(call);
    if (done + 1 < count) await pause(intervalMs - (performance.now() - startMs), stop);
  }
}

async function callOnce({ serverUrl, token, holdMs, stop }: CanaryOptions): Promise<CanaryCall> {
  const at = Date.now();
  try {
    const access = token === undefined ? {} : { token };
    const report = await runLoopback({ serverUrl, ...access, holdMs, stop });
    return { at, result: report.ok ? 'worked' : 'no-media', report };
  } catch (error) {
    if (!(error instanceof EngageError)) throw error;
    return { at, result: 'no-room', error, code: error.code };
  }
}

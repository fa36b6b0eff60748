import type { CanaryCall } from '../../peer/canary/canary.ts';
import { loopbackJson } from './loopback.ts';

/** `engage.canary/1`, one line for each call, documented in docs/cli.md. */
export function canaryJson(call: CanaryCall, url: string) {
  return {
    schema: 'engage.canary/1',
    time: new Date(call.at).toISOString(),
    url,
    result: call.result,
    ...measured(call),
    problems: problemsOf(call),
  };
}

/** One line: when, whether it worked, and how fast or why not. */
export function canaryLine(call: CanaryCall): string {
  const time = new Date(call.at).toISOString();
  if (call.result !== 'worked') {
    const [first] = problemsOf(call);
    return `${time}  failed  ${first?.problem ?? ''} ${first?.action ?? ''}`.trimEnd();
  }
  const { setUp, people } = call.report;
  const [pair] = people.flatMap(({ pair }) => pair ?? []);
  const lost = people.reduce(
    (sum, { pair }) => sum + (pair?.received.audio.lost ?? 0) + (pair?.received.video.lost ?? 0),
    0,
  );
  const path = pair?.path;
  return (
    `${time}  works   first picture after ${(setUp.firstVideoMs ?? 0).toFixed(0)} ms` +
    (path === undefined ? '' : `, ${path.local} to ${path.remote} over ${path.protocol}`) +
    `, ${lost} packets lost`
  );
}

function measured(call: CanaryCall) {
  if (call.result === 'no-room') return {};
  const { durationMs, setup, peers } = loopbackJson(call.report);
  return { durationMs, setup, peers };
}

function problemsOf(call: CanaryCall) {
  if (call.result !== 'no-room') return call.report.problems;
  const { message, hint = '' } = call.error;
  return [{ code: call.code, problem: message, action: hint }];
}

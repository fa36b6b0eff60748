import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import { createStore } from '../../../src/client/store.ts';
import { until } from '../../../src/peer/until.ts';
import { never } from '../../peer/support/measured-peer.ts';
import { runHere } from '../../support/run-here.ts';

/** `engage room join` in this process, in the room of {@link enter}; the end of the test ends it. */
export function joinHere(url: string, ...flags: readonly string[]) {
  const stop = new AbortController();
  const input = new PassThrough();
  const output = createStore('');
  const argv = ['room', 'join', 'standup', '--server', url, '--name', 'Terminal', ...flags];
  const ended = runHere(argv, stop.signal, {
    input,
    onStdout: (text) => output.set(output.getSnapshot() + text),
  });
  onTestFinished(async () => {
    stop.abort();
    await ended;
  });
  return {
    write: (line: string) => input.write(`${line}\n`),
    endInput: () => input.end(),
    /** Resolves once so much was printed. */
    shows: (words: string) => until(output, (text) => text.includes(words), never),
    printed: output.getSnapshot,
    /** Of `--json`: what was printed of one kind. */
    events: (name: string) =>
      output
        .getSnapshot()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as { readonly [field: string]: unknown })
        .filter(({ event }) => event === name),
    leave: () => {
      stop.abort();
      return ended;
    },
    ended,
  };
}

import { createInterface } from 'node:readline';
import { callJson, createCallLines } from '../format/call.ts';
import type { Io } from '../io.ts';
import { eventsBetween, statsOf } from './call-events.ts';
import { readLine } from './line-commands.ts';
import type { FaceOptions } from './load-face.ts';

export type LineOptions = {
  readonly isJson: boolean;
  readonly statsEveryS: number | undefined;
};

/** Prints what happens in a call, and takes each line of input for something to say or to do. */
export function showAsLines(
  { call, act }: FaceOptions,
  { isJson, statsEveryS }: LineOptions,
  io: Io,
) {
  const print = isJson ? callJson : createCallLines();
  const say = (sentence: string) => io.stderr(`${sentence}\n`);
  let before = call.getSnapshot();
  let input: ReturnType<typeof createInterface> | undefined;
  let acts = Promise.resolve();

  function look() {
    const now = call.getSnapshot();
    const events = eventsBetween(before, now);
    before = now;
    for (const event of events) io.stdout(print(event));
    // Not before: what is said while nobody could hear it would be lost.
    if (now.room.phase === 'joined') input ??= listen();
  }

  function listen() {
    const lines = createInterface({ input: io.openInput(), terminal: false });
    lines.on('line', (line) => {
      // One after the other, as they were written.
      acts = acts.then(() => obey(line));
    });
    return lines;
  }

  async function obey(line: string) {
    const reading = readLine(line, call.getSnapshot());
    if (reading === undefined) return;
    const answer = 'act' in reading ? await act(reading.act) : reading.answer;
    if (answer !== undefined) say(answer);
  }

  const unsubscribe = call.subscribe(look);
  const stats =
    isJson && statsEveryS !== undefined
      ? setInterval(() => io.stdout(callJson(statsOf(call.getSnapshot()))), statsEveryS * 1000)
      : undefined;
  return {
    say,
    close: () => {
      unsubscribe();
      clearInterval(stats);
      if (input === undefined) return;
      input.close();
      io.openInput().destroy(); // A pipe that stays open would keep the process.
    },
  };
}

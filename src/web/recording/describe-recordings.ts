import type { RecordingState } from '../../client/talk/recordings.ts';
import type { Words } from '../words/en.ts';

/** What someone who cannot watch the screen should hear of a change, as one sentence or several. */
export function describeRecordings(
  before: RecordingState,
  after: RecordingState,
  nameOf: (id: string) => string,
  words: Words['recording'],
): string | undefined {
  const { heard } = words;
  const sentences: string[] = [];
  for (const [id, { number, isAllowed }] of after.others) {
    if (before.others.get(id)?.number === number) continue;
    if (isAllowed === undefined) sentences.push(words.asks(nameOf(id)), words.asksMeans);
    else sentences.push(words.records(nameOf(id)));
  }
  for (const id of before.others.keys()) {
    if (!after.others.has(id)) sentences.push(heard.stopped(nameOf(id)));
  }
  if (before.own?.number !== after.own?.number) {
    sentences.push(after.own === undefined ? heard.youStopped : heard.youRecord);
  }
  for (const [id, isAllowed] of after.own?.answers ?? []) {
    if (before.own?.answers.get(id) === isAllowed) continue;
    sentences.push((isAllowed ? heard.allowed : heard.refused)(nameOf(id)));
  }
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

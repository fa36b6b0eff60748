import { expect, test } from 'vitest';
import {
  encodeChannelMessage,
  type ChannelMessage,
} from '../../../src/protocol/channel-messages.ts';
import { linkChannels } from './support/linked-channels.ts';
import { connect, createTalker, type Talker } from './support/talkers.ts';

function people(...names: readonly string[]) {
  return names.map((name) => createTalker(name, { nowMs: 1_000_000 }));
}

function two(): readonly [Talker, Talker] {
  const [ada, bob] = people('Ada', 'Bob');
  if (ada === undefined || bob === undefined) throw new Error('nobody');
  connect(ada, bob);
  return [ada, bob];
}

const answersTo = (talker: Talker) => [
  ...(talker.recordings.getSnapshot().own?.answers ?? new Map<string, boolean>()),
];
const heardBy = (talker: Talker) => [...talker.recordings.getSnapshot().others];

/** Says what no page of ours would say, in somebody's name. */
function openChannelTo(talker: Talker, id: string) {
  const { channels, open } = linkChannels();
  const heard: unknown[] = [];
  channels[0].addEventListener('message', ({ data }) => heard.push(JSON.parse(String(data))));
  talker.takeChannel(channels[1], { id, name: id });
  open();
  return {
    say: (message: ChannelMessage) => channels[0].send(encodeChannelMessage(message)),
    heard,
  };
}

test('everyone is told and asked, and nobody is in it who has not said yes', () => {
  const [ada, bob] = two();
  ada.recordings.start();
  expect(heardBy(bob)).toEqual([[ada.self.id, { number: 1, isAllowed: undefined }]]);
  expect(answersTo(ada)).toEqual([]);
  bob.recordings.answer(ada.self.id, true);
  expect(answersTo(ada)).toEqual([[bob.self.id, true]]);
  bob.recordings.answer(ada.self.id, false);
  expect(answersTo(ada)).toEqual([[bob.self.id, false]]);
  ada.recordings.stop();
  bob.passTime();
  expect(heardBy(bob)).toEqual([]);
});

test('who comes late is told and asked, too', () => {
  const [ada, bob, eve] = people('Ada', 'Bob', 'Eve');
  if (!ada || !bob || !eve) throw new Error('nobody');
  connect(ada, bob);
  ada.recordings.start();
  connect(ada, eve);
  connect(bob, eve);
  expect(heardBy(eve)).toEqual([[ada.self.id, { number: 1, isAllowed: undefined }]]);
});

test('a yes is to one recording: the next one asks again', () => {
  const [ada, bob] = two();
  ada.recordings.start();
  bob.recordings.answer(ada.self.id, true);
  ada.recordings.stop();
  ada.recordings.start();
  expect(answersTo(ada)).toEqual([]);
  // What was about the first one comes late.
  bob.recordings.answer(ada.self.id, true);
  expect(answersTo(ada)).toEqual([]);
  bob.passTime();
  expect(heardBy(bob)).toEqual([[ada.self.id, { number: 2, isAllowed: undefined }]]);
  bob.recordings.answer(ada.self.id, true);
  expect(answersTo(ada)).toEqual([[bob.self.id, true]]);
});

test('a no is to all that this person records, until it is taken back', () => {
  const [ada, bob] = two();
  ada.recordings.start();
  bob.recordings.answer(ada.self.id, false);
  ada.recordings.stop();
  bob.passTime();
  ada.recordings.start();
  bob.passTime();
  expect(heardBy(bob)).toEqual([[ada.self.id, { number: 2, isAllowed: false }]]);
  expect(answersTo(ada)).toEqual([[bob.self.id, false]]);
  bob.recordings.answer(ada.self.id, true);
  expect(answersTo(ada)).toEqual([[bob.self.id, true]]);
});

test('over another connection both say again what holds, and until then nothing is allowed', () => {
  const [ada, bob] = two();
  ada.recordings.start();
  bob.recordings.answer(ada.self.id, true);
  ada.losesConnections();
  expect(answersTo(ada)).toEqual([]);
  ada.meets([bob.self]);
  connect(ada, bob);
  expect(answersTo(ada)).toEqual([[bob.self.id, true]]);
  expect(heardBy(bob)).toEqual([[ada.self.id, { number: 1, isAllowed: true }]]);
});

test('who leaves takes answer and recording along', () => {
  const [ada, bob] = two();
  ada.recordings.start();
  bob.recordings.start();
  bob.recordings.answer(ada.self.id, true);
  ada.meets([]);
  expect([answersTo(ada), heardBy(ada)]).toEqual([[], []]);
});

test('nobody answers for somebody else, or to what was not asked', () => {
  const [ada, bob] = two();
  const mallory = openChannelTo(ada, 'mallory');
  mallory.say({ type: 'consent', number: 1, isAllowed: true });
  ada.recordings.start();
  expect(answersTo(ada)).toEqual([]);
  mallory.say({ type: 'consent', number: 1, isAllowed: true });
  mallory.say({ type: 'consent', number: 2, isAllowed: false });
  expect(answersTo(ada)).toEqual([['mallory', true]]);
  mallory.say({ type: 'recording' });
  expect(heardBy(bob)).toEqual([[ada.self.id, { number: 1, isAllowed: undefined }]]);
  bob.recordings.answer('mallory', true);
  bob.recordings.answer('nobody', true);
  expect(answersTo(ada)).toEqual([['mallory', true]]);
});

test('who keeps asking is heard at once, and then not more often than is bearable', () => {
  const [ada] = two();
  const mallory = openChannelTo(ada, 'mallory');
  let changes = 0;
  ada.recordings.subscribe(() => (changes += 1));
  for (let number = 1; number <= 100; number += 1) {
    mallory.say({ type: 'recording', number });
    mallory.say({ type: 'recording' });
  }
  mallory.say({ type: 'recording', number: 101 });
  expect(heardBy(ada)).toEqual([['mallory', { number: 1, isAllowed: undefined }]]);
  ada.passTime();
  expect(heardBy(ada)).toEqual([['mallory', { number: 101, isAllowed: undefined }]]);
  expect(changes).toBe(2);
});

test('who does not answer is in nobody’s way, as headless peers never do', () => {
  const [ada, bob] = two();
  const silent = openChannelTo(ada, 'silent');
  ada.recordings.start();
  bob.recordings.answer(ada.self.id, true);
  expect(answersTo(ada)).toEqual([[bob.self.id, true]]);
  expect(silent.heard).toContainEqual({ type: 'recording', number: 1 });
});

test.each([
  '{"type":"recording","number":-1}',
  '{"type":"recording","number":"1"}',
  '{"type":"consent","number":1}',
  '{"type":"consent","isAllowed":true}',
  '{"type":"consent","number":1,"isAllowed":"yes"}',
])('%s says nothing', (frame) => {
  const [ada] = two();
  ada.recordings.start();
  const { channels, open } = linkChannels();
  ada.takeChannel(channels[1], { id: 'mallory', name: 'Mallory' });
  open();
  channels[0].send(frame);
  expect(ada.problems).toHaveLength(1);
  expect([answersTo(ada), heardBy(ada)]).toEqual([[], []]);
});

import { expect, test } from 'vitest';
import { channelLimits, encodeChannelMessage } from '../../../src/protocol/channel-messages.ts';
import { linkChannels } from './support/linked-channels.ts';
import type { PeerInfo } from '../../../src/protocol/messages.ts';
import { connect, createTalker, type Talker } from './support/talkers.ts';

function startOfThree() {
  const clock = { nowMs: 1_000_000 };
  const [ada, bob, eve] = [
    createTalker('Ada', clock),
    createTalker('Bob', clock),
    createTalker('Eve', clock),
  ];
  return { clock, ada, bob, eve };
}

const mallory = { id: 'mallory', name: 'Mallory' };

/** One that the test speaks on in somebody's name. */
function openChannelTo(talker: Talker, as: PeerInfo) {
  const { channels, open } = linkChannels();
  talker.takeChannel(channels[1], as);
  open();
  return channels[0];
}

const originsOf = (talker: Talker) =>
  talker.chat.getSnapshot().entries.map(({ text, author, origin }) => [text, author.name, origin]);

test('what one says everyone has, with its author', () => {
  const { ada, bob } = startOfThree();
  connect(ada, bob);
  expect(ada.chat.say('  Hello\r\nthere ')).toBe(true);
  bob.chat.say('Hi');
  expect(originsOf(bob)).toEqual([
    ['Hello\nthere', 'Ada', { kind: 'author' }],
    ['Hi', 'Bob', { kind: 'own' }],
  ]);
  expect(ada.texts()).toEqual(['Hello\nthere', 'Hi']);
  expect(bob.chat.getSnapshot()).toMatchObject({ arrived: 1, latest: { text: 'Hello\nthere' } });
});

test.each([
  ['nothing', ''],
  ['white space', ' \n '],
  ['too much', 'x'.repeat(channelLimits.chatTextLength + 1)],
  ['a control character', 'bell \u0007'],
  ['half a character', '\ud800'],
])('nobody can say %s', (_, typed) => {
  const { ada } = startOfThree();
  expect(ada.chat.say(typed)).toBe(false);
  expect(ada.texts()).toEqual([]);
});

test('the longest text fits in a frame', () => {
  const text = '"'.repeat(channelLimits.chatTextLength);
  const name = '\u{1f600}'.repeat(channelLimits.nameLength);
  const id = 'i'.repeat(64);
  const longest = { type: 'relayed', id, author: id, name, text, ageMs: 1 } as const;
  expect(Buffer.byteLength(encodeChannelMessage(longest))).toBeLessThan(channelLimits.frameLength);
});

test('what was said while no channel was open comes with the next one, once', () => {
  const { ada, bob } = startOfThree();
  const link = connect(ada, bob);
  ada.chat.say('one');
  link.break();
  ada.chat.say('two');
  bob.chat.say('three');
  expect(bob.texts()).toEqual(['one', 'three']);
  connect(ada, bob);
  expect(ada.texts().toSorted()).toEqual(['one', 'three', 'two']);
  expect(bob.texts().toSorted()).toEqual(['one', 'three', 'two']);
});

test('who comes late hears all in order, and of whom', () => {
  const { clock, ada, bob, eve } = startOfThree();
  connect(ada, bob);
  for (const [talker, text] of [
    [ada, 'one'],
    [bob, 'two'],
    [ada, 'three'],
  ] as const) {
    clock.nowMs += 60_000;
    talker.chat.say(text);
  }
  clock.nowMs += 60_000;
  connect(bob, eve);
  expect(originsOf(eve)).toEqual([
    ['one', 'Ada', { kind: 'relayed', by: 'Bob' }],
    ['two', 'Bob', { kind: 'author' }],
    ['three', 'Ada', { kind: 'relayed', by: 'Bob' }],
  ]);
  // A history is not news.
  expect(eve.chat.getSnapshot().latest).toBeUndefined();
  connect(ada, eve);
  expect(originsOf(eve)).toEqual([
    ['one', 'Ada', { kind: 'author' }],
    ['two', 'Bob', { kind: 'author' }],
    ['three', 'Ada', { kind: 'author' }],
  ]);
  expect(eve.chat.getSnapshot().arrived).toBe(3);
});

test('nobody can put words into another mouth, or take its words away, unseen', () => {
  const { ada, bob, eve } = startOfThree();
  connect(ada, bob);
  connect(bob, eve);
  connect(ada, eve);
  const forger = openChannelTo(eve, bob.self);
  const forge = { type: 'relayed', author: ada.self.id, name: 'Ada', ageMs: 0 } as const;
  forger.send(encodeChannelMessage({ ...forge, id: 'Ada-1', text: 'I owe Bob money' }));
  forger.send(encodeChannelMessage({ ...forge, author: eve.self.id, id: 'x', text: 'So do I' }));
  expect(originsOf(eve)).toEqual([['I owe Bob money', 'Ada', { kind: 'relayed', by: 'Bob' }]]);
  // Ada's own message with that id is what counts.
  ada.chat.say('Hello');
  forger.send(encodeChannelMessage({ ...forge, id: 'Ada-1', text: 'Good bye' }));
  forger.send(encodeChannelMessage({ type: 'chat', id: 'Ada-1', text: 'Good bye', ageMs: 0 }));
  expect(originsOf(eve)).toEqual([
    ['Hello', 'Ada', { kind: 'author' }],
    ['Good bye', 'Bob', { kind: 'author' }],
  ]);
});

test('keeps the newest and tells the newest of them', () => {
  const { clock, ada, bob } = startOfThree();
  for (let n = 1; n <= channelLimits.chatEntries + 1; n += 1) {
    clock.nowMs += 1;
    ada.chat.say(String(n));
  }
  expect([ada.texts().length, ada.texts()[0]]).toEqual([channelLimits.chatEntries, '2']);
  connect(ada, bob);
  expect(bob.texts()).toEqual(ada.texts().slice(-channelLimits.historyEntries));
});

test('a flood ends at the bound, and is read again later', () => {
  const { clock, ada } = startOfThree();
  const flooder = openChannelTo(ada, mallory);
  const say = (id: string) =>
    flooder.send(encodeChannelMessage({ type: 'chat', id, text: id, ageMs: 0 }));
  for (let n = 0; n < channelLimits.messageBurst + 100; n += 1) say(`n${n}`);
  expect(ada.chat.getSnapshot().arrived).toBe(channelLimits.messageBurst);
  expect(ada.problems).toHaveLength(1);
  clock.nowMs += 1_000;
  for (let n = 0; n < 100; n += 1) say(`later${n}`);
  expect(ada.chat.getSnapshot().arrived).toBe(
    channelLimits.messageBurst + channelLimits.messagesPerSecond,
  );
});

test('what a newer version says is passed over, nonsense is reported', () => {
  const { ada } = startOfThree();
  const stranger = openChannelTo(ada, mallory);
  stranger.send('{"type":"whiteboard","strokes":[]}');
  stranger.send('{"type":"echo-request","number":1}');
  expect(ada.problems).toEqual([]);
  for (const frame of ['nonsense', '{"type":"chat","id":"a b","text":"x","ageMs":1}', '[]']) {
    stranger.send(frame);
  }
  stranger.send(`{"type":"hand","x":"${'x'.repeat(channelLimits.frameLength)}"}`);
  expect(ada.problems).toHaveLength(4);
});

test('hands are in the order of raising, for those who come late too', () => {
  const { clock, ada, bob, eve } = startOfThree();
  connect(ada, bob);
  bob.gestures.raiseHand(true);
  clock.nowMs += 5_000;
  ada.gestures.raiseHand(true);
  connect(ada, eve);
  connect(bob, eve);
  expect([...eve.gestures.getSnapshot().hands.keys()]).toEqual([bob.self.id, ada.self.id]);
  bob.gestures.raiseHand(false);
  expect([...eve.gestures.getSnapshot().hands.keys()]).toEqual([ada.self.id]);
  eve.meets([bob.self]);
  expect(eve.gestures.getSnapshot().hands.size).toBe(0);
});

test('a reaction is seen by everyone for a while', () => {
  const { ada, bob } = startOfThree();
  connect(ada, bob);
  ada.gestures.react('🎉');
  expect(bob.gestures.getSnapshot().reactions).toEqual([
    { number: 1, by: ada.self.id, emoji: '🎉' },
  ]);
  bob.passTime();
  expect(bob.gestures.getSnapshot().reactions).toEqual([]);
});

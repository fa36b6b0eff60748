import { expect, test } from 'vitest';
import {
  answerWaitMs,
  createTrouble,
  factsIntervalMs,
  patienceMs,
  refreshMs,
  type PairTrouble,
} from '../../src/client/trouble.ts';
import { diagnosePair } from '../../src/diagnosis/pair.ts';
import { nodeClock } from '../../src/peer/clock.ts';
import { noPairFacts, type PairFacts } from '../../src/protocol/pair-facts.ts';
import { decodePeerMessage } from '../../src/protocol/peer-messages.ts';
import { startServer } from '../support/signal-server.ts';
import { connect } from '../support/wire-client.ts';
import { through, withSignal } from './support/mischief.ts';
import { enter, type Person } from './support/person.ts';

const facts: PairFacts = { ...noPairFacts, servers: [] };
const theirs: PairFacts = { ...noPairFacts, hasDescribed: true };

/** A trouble with a clock that runs by hand. */
function start() {
  const told: string[] = [];
  let shown: PairTrouble | undefined;
  const timers = new Map<() => void, number>();
  let reads = 0;
  const trouble = createTrouble({
    clock: {
      after: (ms, callback) => {
        timers.set(callback, ms);
        return () => timers.delete(callback);
      },
      random: () => 0,
    },
    read: () => {
      reads += 1;
      return Promise.resolve(facts);
    },
    tell: ({ isQuestion }) => told.push(isQuestion ? 'question' : 'answer'),
    onChange: (next) => (shown = next),
  });
  return {
    ...trouble,
    told,
    timers,
    shown: () => shown,
    reads: () => reads,
    /** Lets the timers of this length end, and what they begin get on. */
    pass: async (ms: number) => {
      for (const [callback, afterMs] of timers) {
        if (afterMs === ms && timers.delete(callback)) callback();
      }
      await settle();
    },
  };
}

/** Resolves when all promises that are under way have been followed. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

test('a connection that fails before it stood is asked about at once', async () => {
  const { see, receive, shown, told } = start();
  see('new', false);
  see('connecting', false);
  see('failed', false);
  await settle();
  expect(told).toEqual(['question']);
  expect(shown()).toEqual({ own: facts, other: undefined, isAwaited: true });
  receive({ type: 'facts', isQuestion: false, facts: theirs });
  expect(shown()).toEqual({ own: facts, other: theirs, isAwaited: false });
});

test('one that takes too long is asked about too, and one that was lost gets the same time', async () => {
  for (const wasConnected of [false, true]) {
    const { see, pass, told } = start();
    see(wasConnected ? 'failed' : 'connecting', wasConnected);
    await settle();
    expect(told).toEqual([]);
    await pass(patienceMs);
    expect(told).toEqual(['question']);
  }
});

test('whoever does not answer is known to be silent, also if they answered before', async () => {
  const { see, receive, pass, shown, told } = start();
  see('failed', false);
  await settle();
  receive({ type: 'facts', isQuestion: false, facts: theirs });
  await pass(answerWaitMs);
  expect(shown()).toMatchObject({ other: theirs });
  await pass(refreshMs);
  expect(told).toEqual(['question', 'question']);
  expect(shown()).toMatchObject({ other: theirs, isAwaited: false });
  await pass(answerWaitMs);
  expect(shown()).toMatchObject({ other: undefined, isAwaited: false });
});

test('a connection that stands after all ends it', async () => {
  const { see, shown, timers } = start();
  see('failed', false);
  await settle();
  see('connected', true);
  expect(shown()).toBeUndefined();
  expect(timers.size).toBe(0);
});

test('a connection that stands while its facts are read is not asked about', async () => {
  const { see, shown, told, timers } = start();
  see('failed', false);
  see('connected', true);
  await settle();
  expect([shown(), told, timers.size]).toEqual([undefined, [], 0]);
});

test('questions are answered also by who has no trouble, however many with one at a time', async () => {
  const { receive, pass, told, reads, shown } = start();
  for (let count = 0; count < 50; count += 1) {
    receive({ type: 'facts', isQuestion: true, facts: theirs });
  }
  await settle();
  expect([told, reads()]).toEqual([['answer'], 1]);
  await pass(factsIntervalMs);
  expect([told, reads()]).toEqual([['answer', 'answer'], 2]);
  await pass(factsIntervalMs);
  expect(told).toHaveLength(2);
  expect(shown()).toBeUndefined();
});

/** As the page's, only faster. */
const hurriedClock = {
  ...nodeClock,
  after: (ms: number, callback: () => void) => nodeClock.after(ms / 20, callback),
};

function troubleOf(person: Person): PairTrouble | undefined {
  return [...person.getSnapshot().pairs.values()][0]?.trouble;
}

test('two people whose offers are lost tell each other that they are there', async () => {
  const { url } = await startServer();
  const loseDescriptions = withSignal((signal) =>
    decodePeerMessage(signal.payload).type === 'description' ? [] : [signal],
  );
  const options = { clock: hurriedClock, wrapSocket: through(loseDescriptions) };
  const ada = enter(url, 'Ada', options);
  await ada.joined();
  const bob = enter(url, 'Bob', options);
  await Promise.all(
    [ada, bob].map((person) => person.becomes(() => troubleOf(person)?.other !== undefined)),
  );
  for (const person of [ada, bob]) {
    const { own = noPairFacts, other } = troubleOf(person) ?? {};
    expect(diagnosePair(own, other)).toMatchObject({ code: 'not-negotiated' });
  }
  expect([...ada.problems, ...bob.problems]).toEqual([]);
});

test('who says nothing at all is known to be silent', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada', { clock: hurriedClock });
  await ada.joined();
  const bob = await connect(url);
  bob.send({ type: 'join', version: 1, room: 'standup', name: 'Bob', intent: 'join' });
  await ada.becomes(() => troubleOf(ada)?.isAwaited === false);
  const { own = noPairFacts, other } = troubleOf(ada) ?? {};
  expect(diagnosePair(own, other)).toMatchObject({ code: 'other-silent', wasConnected: false });
});

import { expect, test } from 'vitest';
import { createAuthenticator, type AuthenticationError } from '../../src/client/authentication.ts';
import { createNonce } from '../../src/client/short-string.ts';
import { createStore } from '../../src/client/store.ts';
import { nodeSealPlatform as platform } from '../../src/peer/seal-platform.ts';
import { until } from '../../src/peer/until.ts';
import type { Description, NumbersMessage } from '../../src/protocol/peer-messages.ts';

const never = new AbortController().signal;

function description(...fingerprints: readonly string[]): Description {
  const lines = fingerprints.map((value) => `a=fingerprint:sha-256 ${value}\r\n`);
  return { type: 'offer', sdp: `v=0\r\n${lines.join('')}` };
}

type SideState = {
  readonly sent: readonly NumbersMessage[];
  readonly text: string | undefined;
  readonly broken: readonly AuthenticationError[];
};

/** One side; its messages are kept until the test delivers them. */
function createSide(selfId: string, peerId: string, room = 'standup') {
  const store = createStore<SideState>({ sent: [], text: undefined, broken: [] });
  const change = (changed: Partial<SideState>) => store.set({ ...store.getSnapshot(), ...changed });
  const authenticator = createAuthenticator({
    platform,
    room,
    selfId,
    peerId,
    send: (message) => change({ sent: [...store.getSnapshot().sent, message] }),
    onKnown: (text) => change({ text }),
    onBroken: (cause) => change({ broken: [...store.getSnapshot().broken, cause] }),
  });
  const becomes = async (isSuch: (state: SideState) => boolean) => {
    await until(store, isSuch, never);
    return store.getSnapshot();
  };
  return {
    ...authenticator,
    becomes,
    state: store.getSnapshot,
    /** Both descriptions are in use. */
    settles: (own: Description, other: Description) => {
      authenticator.accepts(other);
      authenticator.agree(own);
    },
    /** The n-th message that it sends, from 1. */
    sends: async (n: number) => {
      const message = (await becomes(({ sent }) => sent.length >= n)).sent[n - 1];
      if (message === undefined) throw new Error('not sent');
      return message;
    },
    isKnown: () => becomes(({ text }) => text !== undefined),
    isBroken: async () => (await becomes(({ broken }) => broken.length > 0)).broken[0]?.message,
  };
}

type Side = ReturnType<typeof createSide>;

const [ofAda, ofBob] = [description('AA'), description('BB')];

/** Ada commits, Bob answers; both have settled. */
function meet() {
  const [ada, bob] = [createSide('a', 'b'), createSide('b', 'a')];
  ada.settles(ofAda, ofBob);
  bob.settles(ofBob, ofAda);
  return { ada, bob };
}

async function carryAll(committer: Side, responder: Side) {
  responder.receive(await committer.sends(1));
  committer.receive(await responder.sends(1));
  responder.receive(await committer.sends(2));
}

test('what is said again changes nothing, and carries over what was lost', async () => {
  const { ada, bob } = meet();
  await ada.sends(1); // Lost, as is all of Bob's.
  ada.repeat();
  bob.receive(await ada.sends(2));
  await bob.sends(1);
  bob.repeat();
  ada.receive(await bob.sends(1));
  ada.receive(await bob.sends(2));
  const reveal = await ada.sends(3);
  bob.receive(reveal);
  bob.receive(await ada.sends(1));
  bob.receive(reveal);
  const [{ text }] = await Promise.all([ada.isKnown(), bob.isKnown()]);
  expect(bob.state()).toMatchObject({ text, broken: [] });
});

test('both sides get the same string', async () => {
  const { ada, bob } = meet();
  await carryAll(ada, bob);
  const [{ text }] = await Promise.all([ada.isKnown(), bob.isKnown()]);
  expect(text).toMatch(/^\d{4} \d{4}$/);
  expect(bob.state().text).toBe(text);
  expect([...ada.state().broken, ...bob.state().broken]).toEqual([]);
});

test('a commitment may come before the fingerprints are settled', async () => {
  const [ada, bob] = [createSide('a', 'b'), createSide('b', 'a')];
  ada.settles(ofAda, ofBob);
  bob.receive(await ada.sends(1));
  bob.settles(ofBob, ofAda);
  ada.receive(await bob.sends(1));
  bob.receive(await ada.sends(2));
  const [{ text }] = await Promise.all([ada.isKnown(), bob.isKnown()]);
  expect(bob.state().text).toBe(text);
});

test('goes on through later descriptions with the same fingerprints, and makes one string', async () => {
  const { ada, bob } = meet();
  await carryAll(ada, bob);
  const { text } = await ada.isKnown();
  expect(ada.accepts(ofBob)).toBe(true);
  expect(ada.accepts({ type: 'rollback', sdp: '' })).toBe(true);
  ada.agree(ofAda);
  expect(ada.accepts(description('CC'))).toBe(false);
  expect(await ada.isBroken()).toBe('the fingerprint changed');
  expect(ada.state()).toMatchObject({ text, sent: [{ type: 'commit' }, { type: 'reveal' }] });
});

test('two meetings of the same two give two strings', async () => {
  const texts = await Promise.all(
    [1, 2].map(async () => {
      const { ada, bob } = meet();
      await carryAll(ada, bob);
      return (await ada.isKnown()).text;
    }),
  );
  expect(texts[0]).not.toBe(texts[1]);
});

test('somebody in between who plays by the rules on both sides makes the strings differ', async () => {
  const ofMiddle = description('MM');
  const legs = {
    ada: createSide('a', 'b'),
    asBob: createSide('b', 'a'),
    asAda: createSide('a', 'b'),
    bob: createSide('b', 'a'),
  };
  legs.ada.settles(ofAda, ofMiddle);
  legs.asBob.settles(ofMiddle, ofAda);
  legs.asAda.settles(ofMiddle, ofBob);
  legs.bob.settles(ofBob, ofMiddle);
  await Promise.all([carryAll(legs.ada, legs.asBob), carryAll(legs.asAda, legs.bob)]);
  const [{ text: textOfAda }, { text: textOfBob }] = await Promise.all([
    legs.ada.isKnown(),
    legs.bob.isKnown(),
  ]);
  expect(textOfAda).not.toBe(textOfBob);
});

const otherNonce = () => createNonce(platform);

type Play = (sides: ReturnType<typeof meet>) => Promise<Side>;

test.each<[string, string, Play]>([
  [
    'reveals another nonce than it committed to',
    'what was revealed is not what was committed to',
    async ({ ada, bob }) => {
      bob.receive(await ada.sends(1));
      await bob.sends(1);
      bob.receive({ type: 'reveal', nonce: otherNonce() });
      return bob;
    },
  ],
  [
    'reveals the nonce of the other side',
    'what was revealed is not what was committed to',
    async ({ ada, bob }) => {
      bob.receive(await ada.sends(1));
      const message = await bob.sends(1);
      if (message.type === 'nonce') bob.receive({ type: 'reveal', nonce: message.nonce });
      return bob;
    },
  ],
  [
    'replays the commitment and the reveal of an earlier meeting under other fingerprints',
    'what was revealed is not what was committed to',
    async ({ ada, bob }) => {
      await carryAll(ada, bob);
      const later = createSide('b', 'a');
      later.settles(description('DD'), ofAda);
      later.receive(await ada.sends(1));
      await later.sends(1);
      later.receive(await ada.sends(2));
      return later;
    },
  ],
  [
    'carries over what was committed to in another room',
    'what was revealed is not what was committed to',
    async ({ bob }) => {
      const elsewhere = createSide('a', 'b', 'elsewhere');
      elsewhere.settles(ofAda, ofBob);
      await carryAll(elsewhere, bob);
      return bob;
    },
  ],
  [
    'carries over what another side committed to, which sees somebody in between',
    'what was revealed is not what was committed to',
    async ({ bob }) => {
      const deceived = createSide('a', 'b');
      deceived.settles(ofAda, description('MM'));
      await carryAll(deceived, bob);
      return bob;
    },
  ],
  [
    'commits twice',
    'a second commitment came',
    async ({ ada, bob }) => {
      bob.receive(await ada.sends(1));
      bob.receive({ type: 'commit', hash: otherNonce() });
      return bob;
    },
  ],
  [
    'commits twice before anything is settled',
    'a second commitment came',
    async ({ ada }) => {
      const bob = createSide('b', 'a');
      bob.receive(await ada.sends(1));
      bob.receive({ type: 'commit', hash: otherNonce() });
      return bob;
    },
  ],
  [
    'commits again when the string is known',
    'a second commitment came',
    async ({ ada, bob }) => {
      await carryAll(ada, bob);
      await bob.isKnown();
      bob.receive({ type: 'commit', hash: otherNonce() });
      return bob;
    },
  ],
  [
    'reveals two nonces',
    'a nonce was revealed that was not asked for',
    async ({ ada, bob }) => {
      await carryAll(ada, bob);
      bob.receive({ type: 'reveal', nonce: otherNonce() });
      return bob;
    },
  ],
  [
    'reveals before it has committed',
    'a nonce was revealed that was not asked for',
    ({ bob }) => {
      bob.receive({ type: 'reveal', nonce: otherNonce() });
      return Promise.resolve(bob);
    },
  ],
  [
    'gives two nonces',
    'a nonce came that was not asked for',
    async ({ ada, bob }) => {
      await carryAll(ada, bob);
      ada.receive({ type: 'nonce', nonce: otherNonce() });
      return ada;
    },
  ],
  [
    'gives a nonce before the commitment',
    'a nonce came that was not asked for',
    () => {
      const early = createSide('a', 'b');
      early.receive({ type: 'nonce', nonce: otherNonce() });
      return Promise.resolve(early);
    },
  ],
  [
    'gives a nonce to the side that must be told a commitment',
    'a nonce came that was not asked for',
    ({ bob }) => {
      bob.receive({ type: 'nonce', nonce: otherNonce() });
      return Promise.resolve(bob);
    },
  ],
  [
    'reflects the description and the commitment',
    'both sides commit',
    async () => {
      const ada = createSide('a', 'b');
      ada.settles(ofAda, ofAda);
      ada.receive(await ada.sends(1));
      return ada;
    },
  ],
  [
    'reflects the nonce',
    'a nonce came that was not asked for',
    async ({ ada, bob }) => {
      bob.receive(await ada.sends(1));
      bob.receive(await bob.sends(1));
      return bob;
    },
  ],
  [
    'changes the fingerprint before the string is known',
    'the fingerprint changed',
    async ({ ada }) => {
      await ada.sends(1);
      expect(ada.accepts(description('CC'))).toBe(false);
      return ada;
    },
  ],
  [
    'adds a fingerprint',
    'the fingerprint changed',
    ({ bob }) => {
      expect(bob.accepts(description('AA', 'CC'))).toBe(false);
      return Promise.resolve(bob);
    },
  ],
])('one who %s is found out', async (_, reason, play) => {
  const side = await play(meet());
  expect(await side.isBroken()).toBe(reason);
  // Nothing is said or believed after that, and it is told once.
  const { sent, text } = side.state();
  side.receive({ type: 'commit', hash: otherNonce() });
  side.receive({ type: 'nonce', nonce: otherNonce() });
  side.accepts(description('EE'));
  side.agree(ofAda);
  await new Promise(setImmediate);
  expect(side.state()).toMatchObject({ sent, text, broken: [expect.anything()] });
});

test.each<[string, (sides: ReturnType<typeof meet>) => Promise<Side>]>([
  ['commits', ({ bob }) => Promise.resolve(bob)],
  [
    'answers with a nonce',
    async ({ ada }) => {
      await ada.sends(1);
      return ada;
    },
  ],
  [
    'reveals',
    async ({ ada, bob }) => {
      bob.receive(await ada.sends(1));
      await bob.sends(1);
      return bob;
    },
  ],
])('there is no string for the other side of one who never %s', async (_, play) => {
  const side = await play(meet());
  await new Promise(setImmediate);
  expect(side.state()).toMatchObject({ text: undefined, broken: [] });
});

test('nothing is told before the fingerprints are settled', async () => {
  const [ada, bob] = [createSide('a', 'b'), createSide('b', 'a')];
  ada.agree(ofAda); // The other side's description is not there.
  bob.accepts(ofAda);
  bob.receive({ type: 'commit', hash: otherNonce() });
  await new Promise(setImmediate);
  expect([ada.state().sent, bob.state().sent]).toEqual([[], []]);
});

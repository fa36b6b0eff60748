import { expect } from 'vitest';
import { join, type WireClient } from '../wire-client.ts';

/** A call that goes on while something else tries to disturb it. */
export type TrialCall = {
  /** Sends so many numbered messages each way; fails unless each arrives once and in order. */
  readonly talk: (count: number) => Promise<void>;
};

export async function startCall(url: string, room = 'call'): Promise<TrialCall> {
  const ada = await join(url, room, 'Ada');
  const bob = await join(url, room, 'Bob');
  let said = 0;
  return {
    talk: async (count) => {
      const numbers = Array.from({ length: count }, (_, n) => String(said + n));
      said += count;
      for (const payload of numbers) {
        ada.send({ type: 'signal', to: bob.joined.self.id, payload });
        bob.send({ type: 'signal', to: ada.joined.self.id, payload });
      }
      expect(await heardBy(bob, count)).toEqual(numbers);
      expect(await heardBy(ada, count)).toEqual(numbers);
    },
  };
}

async function heardBy(client: WireClient, count: number): Promise<readonly string[]> {
  const heard: string[] = [];
  while (heard.length < count) {
    const message = await client.next();
    if (message.type === 'signal') heard.push(message.payload);
  }
  return heard;
}

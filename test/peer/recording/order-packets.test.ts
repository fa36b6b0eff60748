import { RtpHeader, RtpPacket } from 'werift';
import { expect, onTestFinished, test } from 'vitest';
import { createStore } from '../../../src/client/store.ts';
import { createPacketOrder } from '../../../src/peer/recording/order-packets.ts';
import { until } from '../../../src/peer/until.ts';
import { never } from '../support/measured-peer.ts';

type Event = number | `lost ${number}`;

function startOrder(waitMs = 60_000) {
  const events = createStore<readonly Event[]>([]);
  const note = (event: Event) => events.set([...events.getSnapshot(), event]);
  const order = createPacketOrder({
    waitMs,
    give: ({ packet }) => note(packet.header.sequenceNumber),
    lose: (count) => note(`lost ${count}`),
  });
  onTestFinished(order.stop);
  const add = (...numbers: readonly number[]) => {
    for (const sequenceNumber of numbers) {
      order.add(new RtpPacket(new RtpHeader({ sequenceNumber }), Buffer.from([1])));
    }
  };
  return { events, add };
}

test('what overtook another waits for it, and twice is once', () => {
  const { events, add } = startOrder();
  add(65_534, 0, 65_535, 65_535, 1, 65_534);
  expect(events.getSnapshot()).toEqual([65_534, 65_535, 0, 1]);
});

test('what does not come is given up after a while; later it is too late', async () => {
  const { events, add } = startOrder(20);
  add(1, 4, 5);
  await until(events, ({ length }) => length === 4, never);
  add(2, 3, 6);
  expect(events.getSnapshot()).toEqual([1, 'lost 2', 4, 5, 6]);
});

test('no more waits than there is room for', () => {
  const { events, add } = startOrder();
  add(1, ...Array.from({ length: 1_001 }, (_, index) => index + 3));
  expect(events.getSnapshot().slice(0, 3)).toEqual([1, 'lost 1', 3]);
});

test('a sender that counts anew is followed', () => {
  const { events, add } = startOrder();
  add(1, 2, 30_000, 30_001);
  expect(events.getSnapshot()).toEqual([1, 2, 'lost 1', 30_000, 30_001]);
});

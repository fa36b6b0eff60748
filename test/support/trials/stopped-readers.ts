import { expect } from 'vitest';
import { startServerProcess } from '../server-process.ts';
import { join, type WireClient } from '../wire-client.ts';
import { startCall } from './call.ts';

const payload = 'x'.repeat(16_000);
const megabyte = 1_000_000;

/** What the server has received and not yet collected as garbage, whoever reads. */
const garbageBytes = 96 * 2 ** 20;
/** Four times what its limits let the server keep for one who does not read. */
const boundBytesPerReader = 4 * 2 ** 20;

/** Sends much more than the server may grow by to people who have stopped reading. */
export async function expectBoundedMemory(readers: number, megabytesEach: number) {
  const server = await startServerProcess();
  const call = await startCall(server.url);
  const senders: { readonly sender: WireClient; readonly to: string }[] = [];
  for (let n = 0; n < readers; n += 1) {
    const reader = await join(server.url, `room-${n}`, 'Reader');
    const sender = await join(server.url, `room-${n}`, 'Sender');
    senders.push({ sender, to: reader.joined.self.id });
    reader.socket.pause();
  }
  const before = await server.settledBytes();
  let most = before;
  const send = async ({ sender, to }: (typeof senders)[number]) => {
    const frame = `{"type":"signal","to":"${to}"}\n${payload}`;
    for (let sent = 0; sent < megabytesEach * megabyte; sent += payload.length) {
      await new Promise((resolve) => {
        sender.socket.send(frame, resolve);
      });
      most = Math.max(most, server.residentBytes());
    }
  };
  await Promise.all([...senders.map(send), call.talk(1_000)]);
  await call.talk(10);
  expect(server.bugs()).toBe('');
  expect(most - before).toBeLessThan(garbageBytes + readers * boundBytesPerReader);
}

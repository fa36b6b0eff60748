import { expect, test } from 'vitest';
import { startStunServer } from '../../src/relay/stun-server.ts';
import { decodeBindingReply, encodeBindingRequest } from '../../src/stun/binding.ts';
import { createTransactionId } from '../../src/stun/message.ts';
import { createRandom } from '../support/random.ts';
import { startStun } from '../support/stun-server.ts';
import { openUdp } from '../support/udp-socket.ts';

test('answers on one port of both families', async () => {
  const server = await startStun(['127.0.0.1', '::1']);
  for (const address of ['127.0.0.1', '::1']) {
    const client = await openUdp(address);
    client.send(encodeBindingRequest(createTransactionId()), server.port, address);
    const mapped = { address, port: client.port };
    expect(decodeBindingReply(await client.next())).toMatchObject({ kind: 'success', mapped });
  }
});

test('the wildcards of both families share a port, and each tells the address it saw', async () => {
  const server = await startStun(['0.0.0.0', '::']);
  for (const address of ['127.0.0.1', '::1']) {
    const client = await openUdp(address);
    client.send(encodeBindingRequest(createTransactionId()), server.port, address);
    expect(decodeBindingReply(await client.next())).toMatchObject({ mapped: { address } });
  }
});

test('goes on answering after a thousand packets of noise, to which it says nothing', async () => {
  const server = await startStun();
  const client = await openUdp();
  const random = createRandom(3478);
  for (let round = 0; round < 1_000; round += 1) {
    client.send(random.bytes(random.below(100)), server.port, '127.0.0.1');
  }
  const transactionId = createTransactionId();
  client.send(encodeBindingRequest(transactionId), server.port, '127.0.0.1');
  // Loopback keeps the order: an answer to noise would come first.
  expect(decodeBindingReply(await client.next()).transactionId).toEqual(transactionId);
});

test('rejects with the error of the system when a port is taken, and leaves nothing open', async () => {
  const taken = await openUdp('::1');
  const addresses = ['127.0.0.1', '::1'];
  await expect(startStunServer({ port: taken.port, addresses })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  const server = await startStunServer({ port: taken.port, addresses: ['127.0.0.1'] });
  expect(server.port).toBe(taken.port);
  await server.close();
});

test('gives up looking for a port that is free on every address', async () => {
  const addresses = ['127.0.0.1', '127.0.0.1'];
  await expect(startStunServer({ port: 0, addresses })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});

test('rejects when this machine does not have the address', async () => {
  const addresses = ['127.0.0.1', '192.0.2.1'];
  await expect(startStunServer({ port: 0, addresses })).rejects.toMatchObject({
    code: 'EADDRNOTAVAIL',
  });
});

test('gives its port back when closed, and may be closed twice', async () => {
  const first = await startStunServer({ port: 0, addresses: ['127.0.0.1'] });
  await Promise.all([first.close(), first.close()]);
  const second = await startStunServer({ port: first.port, addresses: ['127.0.0.1'] });
  expect(second.port).toBe(first.port);
  await second.close();
});

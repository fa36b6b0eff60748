import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { createWeriftConnection } from '../../src/peer/werift-connection.ts';
import {
  descriptionTypes,
  exchange,
  linkPair,
  openChannel,
} from '../client/support/linked-pair.ts';
import { countUdpSockets, openUdp } from '../support/udp-socket.ts';
import { hasCoturn, startCoturn, turnAt } from './support/coturn.ts';
import { startSlowUdp } from './support/slow-udp.ts';

test('a TURN server that is silent holds no offer up', async () => {
  const { port } = await openUdp();
  const { impolite: ada, polite: bob } = linkPair(undefined, [turnAt(port)]);
  await exchange(await openChannel(ada, bob));
  for (const { connection } of [ada, bob]) {
    expect(connection.iceGatheringState).toBe('gathering');
  }
});

describe.skipIf(!hasCoturn)('with a TURN server', () => {
  test('two peers that may only use a relay find each other, also when one is granted late', async () => {
    const gate = new AbortController();
    const port = await startCoturn();
    const slowPort = await startSlowUdp(port, once(gate.signal, 'abort'));
    const { impolite: ada, polite: bob } = linkPair();
    for (const [{ connection }, turnPort] of [
      [ada, port],
      [bob, slowPort],
    ] as const) {
      connection.setConfiguration({
        iceTransportPolicy: 'relay',
        iceServers: [turnAt(turnPort)],
      });
    }
    const bobChecks = new Promise((resolve) => {
      bob.connection.iceConnectionStateChange.subscribe((state) => {
        if (state === 'checking') resolve(state);
      });
    });
    const channel = openChannel(ada, bob);
    await bobChecks; // It has answered, with no candidate of its own.
    gate.abort();
    await exchange(await channel);

    expect(descriptionTypes(bob)).toEqual(['answer']);
    for (const { connection } of [ada, bob]) {
      expect(connection.iceTransports[0]?.connection.nominated?.localCandidate.type).toBe('relay');
    }
  });

  test('a relay that is granted after the end is given back', async () => {
    const gate = new AbortController();
    const port = await startSlowUdp(await startCoturn(), once(gate.signal, 'abort'));
    const before = countUdpSockets();
    const connection = createWeriftConnection({
      iceServers: [turnAt(port)],
      hasLoopbackCandidates: true,
    });
    connection.createDataChannel('any');
    const granted = new Promise((resolve) => {
      connection.iceTransports[0]?.connection.onIceCandidate.subscribe((candidate) => {
        if (candidate.type === 'relay') resolve(candidate);
      });
    });
    const gathers = once(connection, 'icegatheringstatechange');
    const described = connection.setLocalDescription();
    await gathers;
    await connection.close();
    gate.abort();
    await Promise.all([granted, described]);
    // Its socket, and with it the timer that would renew it for ever.
    await expect.poll(countUdpSockets).toBe(before + 1);
  });
});

import { describe, expect, test } from 'vitest';
import { createWeriftConnection } from '../../src/peer/werift-connection.ts';
import {
  descriptionTypes,
  exchange,
  linkPair,
  openChannel,
} from '../client/support/linked-pair.ts';
import { hasCoturn, startCoturn, turnAt } from './support/coturn.ts';
import { startSlowUdp } from './support/slow-udp.ts';

/** A promise that is resolved from outside. */
function createGate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}

describe.skipIf(!hasCoturn)('with a TURN server', () => {
  test('two peers that may only use a relay find each other, also when one is granted late', async () => {
    const gate = createGate();
    const port = await startCoturn();
    const slowPort = await startSlowUdp(port, gate.opened);
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
    gate.open();
    await exchange(await channel);

    expect(descriptionTypes(bob)).toEqual(['answer']);
    for (const { connection } of [ada, bob]) {
      expect(connection.iceTransports[0]?.connection.nominated?.localCandidate.type).toBe('relay');
    }
  });

  test('a relay that is granted after the end is given back', async () => {
    const gate = createGate();
    const port = await startSlowUdp(await startCoturn(), gate.opened);
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
    await connection.setLocalDescription();
    await connection.close();
    gate.open();
    await granted;
    // Its socket, and with it the timer that would renew it for ever.
    await expect.poll(countUdpSockets).toBe(before + 1);
  });
});

function countUdpSockets(): number {
  return process.getActiveResourcesInfo().filter((type) => type === 'UDPWrap').length;
}

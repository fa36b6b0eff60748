import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { RTCPeerConnection } from 'werift';
import { createWeriftConnection } from '../../src/peer/werift-connection.ts';
import { patchedWeriftVersion } from '../../src/peer/werift-patches/install.ts';
import {
  deliver,
  exchange,
  linkPair,
  openChannel,
  trickled,
  type Side,
} from '../client/support/linked-pair.ts';
import { startUdpLink, type Tamper } from './support/udp-link.ts';

test('the repairs are for the version of werift that is installed', async () => {
  const file = await readFile('node_modules/werift/package.json', 'utf8');
  expect(JSON.parse(file)).toMatchObject({ version: patchedWeriftVersion });
});

/** Two sides that reach each other through a link only. */
async function linkThrough(tamper: Tamper) {
  const link = await startUdpLink(tamper);
  const sides = linkPair((message, to) => {
    const { description, candidates } = trickled(message);
    const near = to === sides.polite ? 1 : 0;
    const own = candidates
      .map((entry) => (entry.type === 'candidate' ? entry.candidate.candidate : ''))
      .find((text) => text.includes(' 127.0.0.1 '));
    link.setPort(near === 0 ? 1 : 0, Number(own?.split(' ')[5]));
    deliver(description, to);
    const candidate = `candidate:1 1 udp 2130706431 127.0.0.1 ${link.portFor(near)} typ host`;
    deliver({ type: 'candidate', candidate: { candidate, sdpMLineIndex: 0 } }, to);
  });
  return sides;
}

// DTLS 1.2: content type of the record, type of the handshake message (RFC 6347, section 4.3.2).
const isHandshake = (packet: Buffer, type: number) => packet[0] === 22 && packet[13] === type;
const clientHello = 1;
const helloVerifyRequest = 3;

test('a HelloVerifyRequest that comes twice does not end the handshake', async () => {
  let request: Buffer | undefined;
  let repeated = 0;
  const { impolite, polite } = await linkThrough((packet, forward, answer) => {
    if (isHandshake(packet, helloVerifyRequest)) request = packet;
    forward(packet);
    // The second ClientHello answers the request; now the same request comes once more.
    if (isHandshake(packet, clientHello) && request !== undefined) {
      repeated += 1;
      answer(request);
    }
  });
  await exchange(await openChannel(impolite, polite));
  expect(repeated).toBeGreaterThan(0);
  expect(impolite.connection.connectionState).toBe('connected');
  expect(polite.connection.connectionState).toBe('connected');
});

test('without an ICE server in the list no server is asked', async () => {
  const connection = createWeriftConnection({ iceServers: [], hasLoopbackCandidates: false });
  connection.createDataChannel('any');
  const inside = connection.iceTransports[0]?.connection;
  expect(inside?.stunServer).toBeUndefined();
  expect(inside?.turnServer).toBeUndefined();
  await connection.setLocalDescription();
  const types = candidateTypes(connection);
  await connection.close();
  expect(new Set(types)).toEqual(new Set(['host']));
});

test('the STUN server in the list is asked', async () => {
  const iceServers = [{ urls: 'stun:127.0.0.1:34780' }];
  const connection = createWeriftConnection({ iceServers, hasLoopbackCandidates: false });
  connection.createDataChannel('any');
  const inside = connection.iceTransports[0]?.connection;
  await connection.close();
  expect(inside?.stunServer).toEqual(['127.0.0.1', 34_780]);
});

function candidateTypes(connection: RTCPeerConnection): readonly string[] {
  const sdp = connection.localDescription?.sdp ?? '';
  return [...sdp.matchAll(/^a=candidate:.* typ (\w+)/gm)].map(([, type = '']) => type);
}

test('says connected only when the keys are agreed, also when offers meet before', async () => {
  const { impolite, polite } = linkPair();
  const states = [impolite, polite].map(dtlsStatesWhenConnected);
  polite.connection.addTransceiver('audio');
  await exchange(await openChannel(impolite, polite));
  expect(states).toEqual([['connected'], ['connected']]);
});

function dtlsStatesWhenConnected({ connection }: Side): string[] {
  const states: string[] = [];
  connection.connectionStateChange.subscribe((state) => {
    if (state === 'connected') states.push(...connection.dtlsTransports.map((dtls) => dtls.state));
  });
  return states;
}

import type { CallPair, CallSnapshot } from '../../../src/cli/call/call-store.ts';
import type { PairReading } from '../../../src/peer/call-meter.ts';
import { openRoom } from '../../support/open-room.ts';

/** Nobody else is there and nothing has happened. */
export const aloneInRoom: CallSnapshot = {
  room: {
    phase: 'joined',
    room: 'Standup',
    self: { id: 'me', name: 'Terminal' },
    peers: [],
    iceServers: [],
    ...openRoom,
  },
  media: { microphone: false, camera: false },
  pairs: new Map(),
  chat: [],
  gestures: { hands: new Map(), reactions: [] },
  files: [],
  readings: new Map(),
};

export const connectedPair: CallPair = {
  connection: 'connected',
  wasConnected: true,
  media: { microphone: true, camera: false },
  authentication: { state: 'known', text: '1234 5678' },
  refusal: undefined,
};

export const goodReading: PairReading = {
  path: { local: 'host', remote: 'srflx', protocol: 'udp' },
  rttMs: 12.4,
  lossPercent: 0.25,
  inKbps: 850.2,
  outKbps: 40,
  isSpeaking: true,
};

/** With so many others, all of whom are connected; oneself is the host if so wished. */
export function callWith(
  names: readonly string[],
  { isHost = false }: { readonly isHost?: boolean } = {},
): CallSnapshot {
  const peers = names.map((name, index) => ({ id: `p${index}`, name }));
  return {
    ...aloneInRoom,
    room: {
      phase: 'joined',
      room: 'Standup',
      self: { id: 'me', name: 'Terminal', ...(isHost ? { isHost } : {}) },
      peers,
      iceServers: [],
      ...openRoom,
    },
    pairs: new Map(peers.map(({ id }) => [id, connectedPair])),
    readings: new Map(peers.map(({ id }) => [id, goodReading])),
  };
}

import { Connection, type RTCPeerConnection } from 'werift';
import { wrapMethod } from './wrap-method.ts';

const lookIntervalMs = 1_000;
/** Looks without news before the other side is asked for a sign of life. */
const patientLooks = 2;
/** As in browsers: after so long without any packet a path is broken, and may still come back. */
const silentLooks = 5;

type NominatedPair = {
  readonly packetsReceived: number;
  readonly requestsReceived: number;
  responsesReceived: number;
  readonly remoteAddr: unknown;
  readonly localCandidate: unknown;
  readonly protocol: {
    request(
      message: unknown,
      address: unknown,
      key: Buffer,
      options: { readonly retransmissions: number; readonly responseTimeout: number },
    ): Promise<unknown>;
  };
};

type ConnectionInside = {
  readonly state: string;
  /** The path in use. */
  readonly nominated: NominatedPair | undefined;
  readonly localUsername: string;
  readonly remoteUsername: string;
  readonly remotePassword: string;
  readonly iceControlling: boolean;
  setState(state: string): void;
  buildRequest(options: object): unknown;
};

const iceConnection = Connection.prototype as unknown as ConnectionInside;

/**
 * werift never says `disconnected`, and says `failed` only when consent has expired [30 s]. With
 * this it says it when nothing has come for 5 s [5 to 6 s], and takes it back when something does.
 */
export function noticeSilence(): void {
  const watches = new WeakMap<object, NodeJS.Timeout>();
  wrapMethod(iceConnection, 'setState', (connection, setState) => (state) => {
    setState(state);
    const isInUse = state === 'connected' || state === 'disconnected';
    const watch = watches.get(connection);
    if (isInUse && watch === undefined) watches.set(connection, watchFor(connection));
    if (isInUse) return;
    clearInterval(watch);
    watches.delete(connection);
  });
}

function watchFor(connection: ConnectionInside): NodeJS.Timeout {
  let heard = heardOver(connection.nominated);
  let looks = 0;
  return setInterval(() => {
    const { nominated, state } = connection;
    const hearsMore = heardOver(nominated) !== heard;
    heard = heardOver(nominated);
    // Looks, not milliseconds: a process that stood still itself has missed nothing.
    looks = hearsMore ? 0 : looks + 1;
    if (hearsMore && state === 'disconnected') connection.setState('connected');
    if (looks >= patientLooks && nominated !== undefined) askForLife(connection, nominated);
    if (looks >= silentLooks && state === 'connected') connection.setState('disconnected');
  }, lookIntervalMs);
}

function heardOver(pair: NominatedPair | undefined): number {
  if (pair === undefined) return 0;
  return pair.packetsReceived + pair.requestsReceived + pair.responsesReceived;
}

function askForLife(connection: ConnectionInside, pair: NominatedPair): void {
  const { localUsername, remoteUsername, remotePassword, iceControlling } = connection;
  const request = connection.buildRequest({
    nominate: false,
    localUsername,
    remoteUsername,
    iceControlling,
    localCandidate: pair.localCandidate,
  });
  pair.protocol
    .request(request, pair.remoteAddr, Buffer.from(remotePassword), {
      retransmissions: 0,
      responseTimeout: lookIntervalMs,
    })
    .then(
      () => (pair.responsesReceived += 1),
      () => undefined, // No answer is what the counters tell.
    );
}

type PeerConnectionInside = {
  readonly secureManager: { setConnectionState(state: string): void };
};

/** werift takes `disconnected` over from ICE, but not its end. */
export function endDisconnectedWithSilence(connection: RTCPeerConnection): void {
  const { secureManager } = connection as unknown as PeerConnectionInside;
  connection.iceConnectionStateChange.subscribe((state) => {
    if (state === 'connected' && connection.connectionState === 'disconnected') {
      secureManager.setConnectionState('connected');
    }
  });
}

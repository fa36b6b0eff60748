import { setTimeout } from 'node:timers/promises';
import { Connection, RTCPeerConnection, type Candidate } from 'werift';
import { wrapMethod } from './wrap-method.ts';

/** Servers that are near answer within it: three round trips of TURN over UDP. */
const gatheringLimitMs = 500;

type Protocol = { readonly localCandidate?: Candidate; close(): Promise<void> };
type ConnectionInside = {
  stunServer: Connection['stunServer'];
  turnServer: Connection['turnServer'];
  readonly state: string;
  readonly options: Pick<Connection, 'stunServer' | 'turnServer'>;
  readonly protocols: readonly Protocol[];
  readonly localCandidatesEnd: boolean;
  readonly checkListDone: boolean;
  /** Checks have begun, since the start or the last restart. */
  readonly earlyChecksDone: boolean;
  applyStunTurnServersFromOptions(): void;
  appendLocalCandidate(candidate: Candidate): void;
  pairLocalProtocol(protocol: Protocol): void;
  /** Starts the next check; false when there is none and none to expect. */
  schedulingChecks(): boolean;
};

const iceConnection = Connection.prototype as unknown as ConnectionInside;

/** Without a STUN server in the options, werift asks stun.l.google.com (its issue 691). */
export function askOnlyNamedServers(): void {
  wrapMethod(iceConnection, 'applyStunTurnServersFromOptions', (connection) => () => {
    connection.stunServer = connection.options.stunServer;
    connection.turnServer = connection.options.turnServer;
  });
}

/**
 * Two things are forgotten of candidates that come late. A relayed one is not paired with the
 * remote ones that were there before it [2 of 6 relay-only calls failed]. And one that comes after
 * `close` stays open: a TURN allocation is then refreshed for ever, and the process never ends.
 */
export function takeCareOfLateCandidates(): void {
  wrapMethod(iceConnection, 'appendLocalCandidate', (connection, append) => (candidate) => {
    append(candidate);
    const protocol = connection.protocols.find((known) => known.localCandidate === candidate);
    if (protocol === undefined) return;
    if (connection.state === 'closed') void protocol.close();
    else if (candidate.type === 'relay') connection.pairLocalProtocol(protocol);
  });
}

type PeerConnectionInside = Pick<RTCPeerConnection, 'dtlsTransports'> & {
  gatherCandidates(): Promise<void>;
  connect(): Promise<void>;
};

const peerConnection = RTCPeerConnection.prototype as unknown as PeerConnectionInside;

/**
 * An offer or answer waits until every server has answered or will not [15 s for a TURN server that
 * is silent over UDP and TCP]. What comes after the limit follows as a candidate, and until then
 * the checks do not give up.
 */
export function limitGathering(): void {
  wrapMethod(peerConnection, 'gatherCandidates', (_, gather) => async () => {
    const isDone = new AbortController();
    const limit = setTimeout(gatheringLimitMs, undefined, { signal: isDone.signal });
    const gathering = gather().finally(() => isDone.abort());
    await Promise.race([gathering, limit.catch(() => undefined)]);
  });
  wrapMethod(iceConnection, 'schedulingChecks', (connection, schedule) => () => {
    return schedule() || (!connection.localCandidatesEnd && !connection.checkListDone);
  });
}

/**
 * Who offers next takes the controlling role although checks are under way with the other roles.
 * Then both sides can be controlled for a moment, and as werift derives the role of SCTP from it,
 * both wait for the other's INIT [4 of 1,450 calls with offers that met; 0 of 2,000 with this]. The
 * roles hold until ICE is restarted (RFC 8445, section 6.1.1).
 */
export function keepRoleDuringChecks(): void {
  const accessor = Object.getOwnPropertyDescriptor(iceConnection, 'iceControlling');
  Object.defineProperty(iceConnection, 'iceControlling', {
    ...accessor,
    // Conflicts of roles are repaired past this accessor.
    set(this: ConnectionInside, isControlling: boolean) {
      if (!this.earlyChecksDone) accessor?.set?.call(this, isControlling);
    },
  });
}

/**
 * werift starts ICE after every answer. While the first start is under way, a second one never ends
 * and leaves the state at `checking`; and after an ICE restart there is none, because DTLS is up.
 */
export function startIceOncePerGeneration(): void {
  const underWay = new WeakMap<object, Promise<void>>();
  wrapMethod(peerConnection, 'connect', (connection, connect) => () => {
    const start = async () => {
      const restarted = connection.dtlsTransports.filter(
        ({ state, iceTransport }) =>
          state === 'connected' && iceTransport.connection.nominated === undefined,
      );
      await Promise.all(restarted.map(({ iceTransport }) => iceTransport.start()));
      await connect();
    };
    const running = underWay.get(connection) ?? start().finally(() => underWay.delete(connection));
    underWay.set(connection, running);
    return running;
  });
}

import type { RTCPeerConnection, TurnProtocol } from 'werift';
import type { IceServer } from '../protocol/messages.ts';

/** How a peer speaks to a TURN server. */
export const relayTransports = ['udp', 'tcp', 'tls'] as const;
export type RelayTransport = (typeof relayTransports)[number];

/** What a connection that may only use a relay wants of it. */
export type RelayChoice = {
  /** Without it, the first TURN server that is handed out. */
  readonly transport?: RelayTransport;
  /** Also takes one whose certificate nobody vouches for; it sees nothing but sealed packets. */
  readonly trustsAnyCertificate?: boolean;
};

/** Those of the servers that are TURN and fit the choice, in their order. */
export function chooseRelays(
  iceServers: readonly IceServer[],
  { transport }: RelayChoice,
): readonly IceServer[] {
  return iceServers.filter(({ urls }) => {
    const offered = transportOf(urls);
    return offered !== undefined && (transport === undefined || transport === offered);
  });
}

/** Of a TURN URI (RFC 7065, section 3.1); undefined for what is none. */
function transportOf(url: string): RelayTransport | undefined {
  if (/^turns:/i.test(url)) return 'tls';
  if (!/^turn:/i.test(url)) return undefined;
  return /\?transport=tcp$/i.test(url) ? 'tcp' : 'udp';
}

/** How the relay in use is spoken to; undefined when the path needs none on this side. */
export function relayTransportOf(connection: RTCPeerConnection): RelayTransport | undefined {
  // werift's type of a protocol is that of any; that of a relayed candidate has the client of TURN.
  const protocol: object | undefined = connection.iceTransports[0]?.connection.nominated?.protocol;
  const { turn } = (protocol ?? {}) as { readonly turn?: TurnProtocol };
  return relayTransports.find((transport) => transport === turn?.transport.type);
}

import { WebSocket } from 'ws';
import type { Socket } from '../client/ports.ts';
import { signalingUrl } from '../protocol/addresses.ts';
import { limits } from '../protocol/limits.ts';

/** A server that has not answered the upgrade by then (TCP, TLS and HTTP) is not there. */
const handshakeTimeoutMs = 5_000;

/** ws would keep the process alive for 30 s when the server does not answer a closing frame. */
const closeTimeoutMs = 1_000;

/** A list of peers may be longer than any one message of a client, which the server bounds. */
const maxPayloadBytes = 4 * limits.maxMessageBytes;

/**
 * Opens the signaling socket of a server. Returns at once; the socket tells by its events how it
 * went, and `onError` (if given) why it did not.
 */
export function openNodeSocket(serverUrl: string, onError?: (cause: Error) => void): Socket {
  const options = {
    perMessageDeflate: false,
    maxPayload: maxPayloadBytes,
    handshakeTimeout: handshakeTimeoutMs,
    closeTimeout: closeTimeoutMs, // Not in a literal below: @types/ws 8.18 does not know it yet.
  };
  const socket = new WebSocket(signalingUrl(new URL(serverUrl).origin), options);
  if (onError !== undefined) socket.on('error', onError);
  return socket;
}

import { isLoopbackAddress, isLoopbackName } from '../protocol/addresses.ts';
import type { PeerOptions } from '../peer/peer.ts';
import type { Io } from './io.ts';
import { accessServer, type AccessOptions, type RoomReference } from './room-target.ts';

/** What a headless peer needs to go into a call that is named on the command line. */
export type CallTarget = Pick<
  PeerOptions,
  'serverUrl' | 'room' | 'key' | 'token' | 'hasLoopbackCandidates'
>;

/** Finds the server of a call, and what lets one in there. Throws `server-not-running`. */
export async function findCall(
  reference: RoomReference,
  options: AccessOptions,
  io: Io,
): Promise<CallTarget> {
  const { url, token } = await accessServer(options, io, reference);
  const { hostname } = new URL(url);
  const { room, key } = reference;
  return {
    serverUrl: url,
    room,
    ...(key === undefined ? {} : { key }),
    ...(token === undefined ? {} : { token }),
    // The others may have no other address than that of this machine.
    hasLoopbackCandidates: isLoopbackName(hostname) || isLoopbackAddress(hostname),
  };
}

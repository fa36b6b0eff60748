import { Connection } from 'werift';
import { endHandshakeWithTransport, ignoreRepeatedHelloVerifyRequest } from './dtls.ts';
import {
  askOnlyNamedServers,
  keepRoleDuringChecks,
  limitGathering,
  startIceOncePerGeneration,
  takeCareOfLateCandidates,
} from './ice.ts';
import { countAnswersAsNegotiated, forgetRolledBackMids } from './negotiation.ts';
import { noticeSilence } from './silence.ts';

// Repairs of werift, found by measuring (numbers in brackets). Each one names what it needs of
// werift's inside as a type, because the published types call those parts private. A test fails
// when another version is installed: then look whether a repair is still needed and still fits.

/** The version of werift that the repairs were made for. */
export const patchedWeriftVersion = '0.25.2';

const installed = Symbol.for('engage.werift-patches');

/** Repairs the classes of werift for the whole process; further calls do nothing. */
export function installWeriftPatches(): void {
  if (Object.hasOwn(Connection, installed)) return;
  Object.defineProperty(Connection, installed, { value: patchedWeriftVersion });
  askOnlyNamedServers();
  takeCareOfLateCandidates();
  limitGathering();
  keepRoleDuringChecks();
  startIceOncePerGeneration();
  ignoreRepeatedHelloVerifyRequest();
  endHandshakeWithTransport();
  countAnswersAsNegotiated();
  forgetRolledBackMids();
  noticeSilence();
}

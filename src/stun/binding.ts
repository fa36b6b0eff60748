import { attributeTypes } from './attribute-types.ts';
import { decodeAddress, decodeErrorCode, decodeXorAddress } from './attributes.ts';
import { StunDecodeError } from './decode-error.ts';
import type { TransportAddress } from './ip-address.ts';
import {
  decodeStunMessage,
  encodeStunMessage,
  findAttribute,
  methods,
  type StunMessage,
} from './message.ts';

/** What a server said to a Binding request. */
export type BindingReply =
  | {
      readonly kind: 'success';
      readonly transactionId: Buffer;
      /** Where the request came from, as the server saw it. */
      readonly mapped: TransportAddress;
    }
  | {
      readonly kind: 'error';
      readonly transactionId: Buffer;
      readonly code: number;
      readonly reason: string;
    };

/** A Binding request without attributes: 20 bytes, and the answer tells the sender's address. */
export function encodeBindingRequest(transactionId: Buffer): Buffer {
  return encodeStunMessage({
    class: 'request',
    method: methods.binding,
    transactionId,
    attributes: [],
  });
}

/**
 * Reads a server's answer, or throws {@link StunDecodeError}. More tolerant than RFC 8489, section
 * 6.3.3: servers of RFC 3489 send CHANGED-ADDRESS and the like, and their answer is an answer.
 */
export function decodeBindingReply(packet: Buffer): BindingReply {
  const message = decodeStunMessage(packet);
  const { transactionId } = message;
  if (message.method !== methods.binding) throw new StunDecodeError('not about Binding');
  switch (message.class) {
    case 'success':
      return { kind: 'success', transactionId, mapped: mappedAddress(message) };
    case 'error': {
      const value = findAttribute(message, attributeTypes.errorCode);
      if (value === undefined) throw new StunDecodeError('error without ERROR-CODE');
      return { kind: 'error', transactionId, ...decodeErrorCode(value) };
    }
    case 'request':
    case 'indication':
      throw new StunDecodeError('not a reply');
    default:
      return message.class satisfies never;
  }
}

/** MAPPED-ADDRESS is what servers of RFC 3489 know (RFC 8489, section 11). */
function mappedAddress(message: StunMessage): TransportAddress {
  const masked = findAttribute(message, attributeTypes.xorMappedAddress);
  if (masked !== undefined) return decodeXorAddress(masked, message.transactionId);
  const plain = findAttribute(message, attributeTypes.mappedAddress);
  if (plain !== undefined) return decodeAddress(plain);
  throw new StunDecodeError('success without an address');
}

import { attributeTypes, isComprehensionRequired } from '../stun/attribute-types.ts';
import { encodeErrorCode, encodeUnknownAttributes, encodeXorAddress } from '../stun/attributes.ts';
import { StunDecodeError } from '../stun/decode-error.ts';
import { appendFingerprint } from '../stun/fingerprint.ts';
import { unmapIpv4, type TransportAddress } from '../stun/ip-address.ts';
import {
  decodeStunMessage,
  encodeStunMessage,
  findAttribute,
  methods,
  type StunAttribute,
  type StunMessage,
} from '../stun/message.ts';

/**
 * The comprehension-required attributes of RFC 8489 itself (section 18.3). A client that offers
 * credentials unasked is answered like any other (section 6.3); CHANGE-REQUEST and whatever else
 * came later is refused, which tells the client that this server cannot do it.
 */
const knownAttributes: ReadonlySet<number> = new Set([
  0x0001, // MAPPED-ADDRESS
  0x0006, // USERNAME
  0x0008, // MESSAGE-INTEGRITY
  0x0009, // ERROR-CODE
  0x000a, // UNKNOWN-ATTRIBUTES
  0x0014, // REALM
  0x0015, // NONCE
  0x001c, // MESSAGE-INTEGRITY-SHA256
  0x001d, // PASSWORD-ALGORITHM
  0x001e, // USERHASH
  0x0020, // XOR-MAPPED-ADDRESS
]);

/**
 * The answer to one packet from `source`; `undefined` for whatever is not a Binding request, so
 * that strangers get no reply to anything else.
 */
export function answerBinding(packet: Buffer, source: TransportAddress): Buffer | undefined {
  const request = decodeRequest(packet);
  if (request === undefined) return undefined;
  const unknown = request.attributes
    .map((attribute) => attribute.type)
    .filter((type) => isComprehensionRequired(type) && !knownAttributes.has(type));
  const answer = encodeStunMessage({
    class: unknown.length === 0 ? 'success' : 'error',
    method: methods.binding,
    transactionId: request.transactionId,
    attributes:
      unknown.length === 0
        ? [mappedAddress(request.transactionId, source)]
        : unknownAttributes([...new Set(unknown)]),
  });
  const wantsFingerprint = findAttribute(request, attributeTypes.fingerprint) !== undefined;
  return wantsFingerprint ? appendFingerprint(answer) : answer;
}

function decodeRequest(packet: Buffer): StunMessage | undefined {
  try {
    const message = decodeStunMessage(packet);
    return message.class === 'request' && message.method === methods.binding ? message : undefined;
  } catch (error) {
    if (error instanceof StunDecodeError) return undefined;
    throw error;
  }
}

function mappedAddress(transactionId: Buffer, { address, port }: TransportAddress): StunAttribute {
  return {
    type: attributeTypes.xorMappedAddress,
    value: encodeXorAddress({ address: unmapIpv4(address), port }, transactionId),
  };
}

/** RFC 8489, section 6.3.1. */
function unknownAttributes(types: readonly number[]): StunAttribute[] {
  return [
    {
      type: attributeTypes.errorCode,
      value: encodeErrorCode({ code: 420, reason: 'Unknown Attribute' }),
    },
    { type: attributeTypes.unknownAttributes, value: encodeUnknownAttributes(types) },
  ];
}

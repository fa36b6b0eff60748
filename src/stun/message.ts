import { randomBytes } from 'node:crypto';
import { attributeTypes } from './attribute-types.ts';
import { StunDecodeError } from './decode-error.ts';
import { fingerprintOf } from './fingerprint.ts';

/** The fixed value that tells STUN from other protocols on a port (RFC 8489, section 5). */
export const magicCookie = 0x2112a442;

/** Bytes before the first attribute: type, length, cookie, transaction id. */
export const headerBytes = 20;

const transactionIdBytes = 12;

/** Numbers of the methods that Engage speaks (RFC 8489, section 18.2). */
export const methods = { binding: 0x001 } as const;

const classes = ['request', 'indication', 'success', 'error'] as const;

export type StunClass = (typeof classes)[number];

/** One attribute as it is on the wire, without its padding. */
export type StunAttribute = { readonly type: number; readonly value: Buffer };

export type StunMessage = {
  readonly class: StunClass;
  readonly method: number;
  /** 12 bytes that a reply repeats. */
  readonly transactionId: Buffer;
  /** All of them, known or not, in the order of the packet; where a type repeats the first counts. */
  readonly attributes: readonly StunAttribute[];
};

/** 96 random bits: a reply cannot be forged without seeing the request (RFC 8489, section 5). */
export function createTransactionId(): Buffer {
  return randomBytes(transactionIdBytes);
}

/** Writes a message without FINGERPRINT, which `appendFingerprint` adds last. */
export function encodeStunMessage(message: StunMessage): Buffer {
  const body = Buffer.concat(message.attributes.map(encodeAttribute));
  const header = Buffer.alloc(headerBytes);
  header.writeUInt16BE(encodeType(message.class, message.method), 0);
  header.writeUInt16BE(body.length, 2);
  header.writeUInt32BE(magicCookie, 4);
  message.transactionId.copy(header, 8);
  return Buffer.concat([header, body]);
}

/**
 * Reads one whole message and checks its FINGERPRINT where it has one. Throws
 * {@link StunDecodeError}, and nothing else, on any other bytes. Values are views of `packet`.
 */
export function decodeStunMessage(packet: Buffer): StunMessage {
  if (packet.length < headerBytes) throw new StunDecodeError('shorter than a STUN header');
  const type = packet.readUInt16BE(0);
  if (type > 0x3fff) throw new StunDecodeError('first two bits are not zero');
  if (packet.readUInt32BE(4) !== magicCookie) throw new StunDecodeError('no magic cookie');
  const length = packet.readUInt16BE(2);
  if (length % 4 !== 0) throw new StunDecodeError('length is not a multiple of four');
  if (length !== packet.length - headerBytes) {
    throw new StunDecodeError('length in the header is not the length of the packet');
  }
  return {
    ...decodeType(type),
    transactionId: packet.subarray(8, headerBytes),
    attributes: decodeAttributes(packet),
  };
}

/** The value of the first attribute of a type, `undefined` when there is none. */
export function findAttribute(message: StunMessage, type: number): Buffer | undefined {
  return message.attributes.find((attribute) => attribute.type === type)?.value;
}

function decodeAttributes(packet: Buffer): StunAttribute[] {
  const attributes: StunAttribute[] = [];
  let offset = headerBytes;
  // Every step is a multiple of four, as is the packet: four bytes of attribute header are there.
  while (offset < packet.length) {
    const type = packet.readUInt16BE(offset);
    const start = offset + 4;
    const end = start + packet.readUInt16BE(offset + 2);
    if (end > packet.length) throw new StunDecodeError('attribute is longer than the packet');
    const value = packet.subarray(start, end);
    if (type === attributeTypes.fingerprint) checkFingerprint(packet, offset, value);
    attributes.push({ type, value });
    offset = start + padded(end - start);
  }
  return attributes;
}

/** RFC 8489, section 14.7: four bytes, and nothing after them. */
function checkFingerprint(packet: Buffer, offset: number, value: Buffer): void {
  if (value.length !== 4) throw new StunDecodeError('FINGERPRINT is not four bytes');
  if (offset + 8 !== packet.length) throw new StunDecodeError('FINGERPRINT is not the last');
  if (value.readUInt32BE(0) !== fingerprintOf(packet.subarray(0, offset))) {
    throw new StunDecodeError('FINGERPRINT does not match');
  }
}

function encodeAttribute({ type, value }: StunAttribute): Buffer {
  const attribute = Buffer.alloc(4 + padded(value.length));
  attribute.writeUInt16BE(type, 0);
  attribute.writeUInt16BE(value.length, 2);
  value.copy(attribute, 4);
  return attribute;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}

// RFC 8489, section 5: the class's two bits sit at 4 and 8, between those of the method.
function encodeType(messageClass: StunClass, method: number): number {
  const bits = classes.indexOf(messageClass);
  return (
    ((method & 0xf80) << 2) |
    ((method & 0x070) << 1) |
    (method & 0x00f) |
    ((bits & 2) << 7) |
    ((bits & 1) << 4)
  );
}

function decodeType(type: number): Pick<StunMessage, 'class' | 'method'> {
  const method = ((type & 0x3e00) >> 2) | ((type & 0x00e0) >> 1) | (type & 0x000f);
  const bits = ((type & 0x0100) >> 7) | ((type & 0x0010) >> 4);
  return { class: classes[bits] ?? 'request', method };
}

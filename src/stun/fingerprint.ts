import { attributeTypes } from './attribute-types.ts';
import { crc32 } from './crc32.ts';

/**
 * The FINGERPRINT of all bytes before the attribute, when their header's length already counts it
 * (RFC 8489, section 14.7). The mask keeps it apart from the CRC-32 of protocols inside STUN.
 */
export function fingerprintOf(before: Uint8Array): number {
  return (crc32(before) ^ 0x5354554e) >>> 0;
}

/** Returns the encoded message with FINGERPRINT as its last attribute and the length set anew. */
export function appendFingerprint(message: Buffer): Buffer {
  const packet = Buffer.alloc(message.length + 8);
  message.copy(packet);
  packet.writeUInt16BE(message.readUInt16BE(2) + 8, 2);
  packet.writeUInt16BE(attributeTypes.fingerprint, message.length);
  packet.writeUInt16BE(4, message.length + 2);
  packet.writeUInt32BE(fingerprintOf(packet.subarray(0, message.length)), message.length + 4);
  return packet;
}

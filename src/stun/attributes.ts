import { StunDecodeError } from './decode-error.ts';
import { bytesToIp, ipToBytes, type TransportAddress } from './ip-address.ts';
import { magicCookie } from './message.ts';

const ipv4Family = 0x01;
const ipv6Family = 0x02;

/** MAPPED-ADDRESS and all attributes of its shape (RFC 8489, section 14.1). */
export function encodeAddress({ address, port }: TransportAddress): Buffer {
  const bytes = ipToBytes(address);
  const value = Buffer.alloc(4 + bytes.length);
  value.writeUInt8(bytes.length === 4 ? ipv4Family : ipv6Family, 1);
  value.writeUInt16BE(port, 2);
  bytes.copy(value, 4);
  return value;
}

export function decodeAddress(value: Buffer): TransportAddress {
  if (value.length < 4) throw new StunDecodeError('address attribute is too short');
  const family = value.readUInt8(1);
  const bytes = value.subarray(4);
  if (family !== ipv4Family && family !== ipv6Family) {
    throw new StunDecodeError('address is neither IPv4 nor IPv6');
  }
  if (bytes.length !== (family === ipv4Family ? 4 : 16)) {
    throw new StunDecodeError('address does not have the length of its family');
  }
  return { address: bytesToIp(bytes), port: value.readUInt16BE(2) };
}

/**
 * XOR-MAPPED-ADDRESS and all attributes of its shape (RFC 8489, section 14.2): masked, because
 * some NATs rewrite whatever looks like an address inside a packet.
 */
export function encodeXorAddress(address: TransportAddress, transactionId: Buffer): Buffer {
  return xorAddress(encodeAddress(address), transactionId);
}

export function decodeXorAddress(value: Buffer, transactionId: Buffer): TransportAddress {
  return decodeAddress(xorAddress(value, transactionId));
}

export type StunErrorCode = { readonly code: number; readonly reason: string };

/** ERROR-CODE (RFC 8489, section 14.8): 300 to 699, the hundreds apart from the rest. */
export function encodeErrorCode({ code, reason }: StunErrorCode): Buffer {
  return Buffer.from([0, 0, Math.floor(code / 100), code % 100, ...encodeText(reason)]);
}

export function decodeErrorCode(value: Buffer): StunErrorCode {
  if (value.length < 4) throw new StunDecodeError('ERROR-CODE is too short');
  const hundreds = value.readUInt8(2) & 0x07;
  const rest = value.readUInt8(3);
  if (hundreds < 3 || hundreds > 6 || rest > 99) {
    throw new StunDecodeError('ERROR-CODE is not between 300 and 699');
  }
  return { code: hundreds * 100 + rest, reason: decodeText(value.subarray(4)) };
}

/** UNKNOWN-ATTRIBUTES (RFC 8489, section 14.9). */
export function encodeUnknownAttributes(types: readonly number[]): Buffer {
  const value = Buffer.alloc(2 * types.length);
  types.forEach((type, index) => value.writeUInt16BE(type, 2 * index));
  return value;
}

export function decodeUnknownAttributes(value: Buffer): number[] {
  if (value.length % 2 !== 0) throw new StunDecodeError('UNKNOWN-ATTRIBUTES is not whole');
  return Array.from({ length: value.length / 2 }, (_, index) => value.readUInt16BE(2 * index));
}

/** SOFTWARE and all attributes of its shape (RFC 8489, section 14.14). */
export function encodeText(text: string): Buffer {
  return Buffer.from(text, 'utf8');
}

/** Bytes that are not UTF-8 become U+FFFD: a wrong label does not spoil a right address. */
export function decodeText(value: Buffer): string {
  return value.toString('utf8');
}

/** Masks port and address with cookie and transaction id; the same again takes the mask off. */
function xorAddress(value: Buffer, transactionId: Buffer): Buffer {
  const mask = Buffer.alloc(4 + transactionId.length);
  mask.writeUInt32BE(magicCookie, 0);
  transactionId.copy(mask, 4);
  const masked = Buffer.from(value);
  for (const [index, byte] of value.entries()) {
    // Byte 0 is unused, 1 the family; the port's two and the address both start at the cookie.
    if (index === 2 || index === 3) masked[index] = byte ^ (mask[index - 2] ?? 0);
    if (index >= 4) masked[index] = byte ^ (mask[index - 4] ?? 0);
  }
  return masked;
}

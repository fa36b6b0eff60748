import { isIPv4, isIPv6, SocketAddress } from 'node:net';

/** An IP address as text, without scope, and a port of UDP or TCP. */
export type TransportAddress = { readonly address: string; readonly port: number };

/** The 4 or 16 bytes of an address in network order; a scope (`%eth0`) is left out. */
export function ipToBytes(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  if (!isIPv6(address)) throw new TypeError(`not an IP address: ${address}`);
  const [head = '', tail = ''] = address.replace(/%.*$/u, '').split('::');
  const before = groups(head);
  const after = groups(tail);
  const bytes = Buffer.alloc(16);
  before.forEach((group, index) => bytes.writeUInt16BE(group, 2 * index));
  after.forEach((group, index) => bytes.writeUInt16BE(group, 16 - 2 * (after.length - index)));
  return bytes;
}

/** The text of 4 or 16 bytes in network order; IPv6 in the short form of RFC 5952. */
export function bytesToIp(bytes: Buffer): string {
  if (bytes.length === 4) return bytes.join('.');
  const full = Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(2 * index).toString(16));
  return new SocketAddress({ family: 'ipv6', address: full.join(':') }).address;
}

/** `::ffff:192.0.2.1`, as a dual-stack socket shows an IPv4 sender, is `192.0.2.1`. */
export function unmapIpv4(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  return mapped !== undefined && isIPv4(mapped) ? mapped : address;
}

/** The 16-bit groups on one side of `::`; the last two may be written as an IPv4 address. */
function groups(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)];
    const ipv4 = ipToBytes(group);
    return [ipv4.readUInt16BE(0), ipv4.readUInt16BE(2)];
  });
}

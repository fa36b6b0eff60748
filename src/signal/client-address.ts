import { isIPv6 } from 'node:net';

/**
 * What stands for one client in limits: an IPv4 address, or the /64 of an IPv6 address, for a
 * single machine has that many (RFC 6177). IPv4-mapped addresses count as IPv4.
 */
export function clientKey(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  return `${expandIPv6(address).slice(0, 4).join(':')}::/64`;
}

/** The eight groups of an IPv6 address, without leading zeros; a zone is dropped. */
function expandIPv6(address: string): readonly string[] {
  const [text = ''] = address.split('%');
  const [head = '', tail] = text.split('::');
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  return [...left, ...zeros, ...right].map((group) => group.replace(/^0+(?=.)/, '').toLowerCase());
}

function groups(part: string): readonly string[] {
  return part === '' ? [] : part.split(':');
}

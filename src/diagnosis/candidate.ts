import {
  candidateTypes,
  type AddressScope,
  type CandidateType,
  type IpFamily,
} from '../protocol/pair-facts.ts';

export type Candidate = {
  readonly type: CandidateType;
  readonly protocol: 'udp' | 'tcp';
  readonly address: string;
  readonly port: number;
};

/** Reads the text of an ICE candidate (RFC 8839, section 5.1); undefined for another text. */
export function parseCandidate(text: string): Candidate | undefined {
  const [, , protocol, , address, port, , typ] = text.split(' ');
  const type = candidateTypes.find((known) => known === typ);
  if (address === undefined || type === undefined) return undefined;
  return {
    type,
    protocol: protocol?.toLowerCase() === 'tcp' ? 'tcp' : 'udp',
    address,
    port: Number(port),
  };
}

/** Of the candidates in a session description, the first generation's user name and texts. */
export function candidatesOf(sdp: string): {
  readonly generation: string;
  readonly candidates: readonly string[];
} {
  return {
    generation: /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1] ?? '',
    candidates: [...sdp.matchAll(/^a=(candidate:.*?)\r?$/gm)].map(([, text = '']) => text),
  };
}

export function familyOf(address: string): IpFamily | undefined {
  if (scopeOf(address) === 'name') return undefined;
  return address.includes(':') ? 'IPv6' : 'IPv4';
}

// Examples (RFC 5737) count as private: they are not routed either.
const scopes: readonly (readonly [AddressScope, RegExp])[] = [
  ['name', /\.local$/i],
  ['loopback', /^(?:127\.|::1$)/],
  ['link-local', /^(?:169\.254\.|fe80:)/i],
  ['carrier', /^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./],
  [
    'private',
    /^(?:10\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|f[cd][\da-f]{2}:)/i,
  ],
];

export function scopeOf(address: string): AddressScope {
  // Chromium puts IPv6 into brackets.
  const bare = address.replace(/^\[|\]$/g, '');
  return scopes.find(([, pattern]) => pattern.test(bare))?.[0] ?? 'public';
}

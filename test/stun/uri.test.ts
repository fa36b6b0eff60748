import { expect, test } from 'vitest';
import { isStunUri, parseStunUri, StunUriError } from '../../src/stun/uri.ts';

// The examples of RFC 7064, section 3.2, and RFC 7065, section 3.2, are among these.
test.each([
  { url: 'stun:example.org', scheme: 'stun', host: 'example.org', port: 3478 },
  { url: 'stuns:example.org', scheme: 'stuns', host: 'example.org', port: 5349 },
  { url: 'stun:example.org:8000', scheme: 'stun', host: 'example.org', port: 8000 },
  { url: 'stun:192.0.2.1:1', scheme: 'stun', host: '192.0.2.1', port: 1 },
  { url: 'stun:[2001:db8::1]', scheme: 'stun', host: '2001:db8::1', port: 3478 },
  { url: 'stun:[::1]:65535', scheme: 'stun', host: '::1', port: 65535 },
  { url: 'STUN:Example.ORG', scheme: 'stun', host: 'Example.ORG', port: 3478 },
  { url: 'stun:bücher.example', scheme: 'stun', host: 'bücher.example', port: 3478 },
  { url: 'turn:example.org', scheme: 'turn', host: 'example.org', port: 3478 },
  { url: 'turns:example.org', scheme: 'turns', host: 'example.org', port: 5349 },
  {
    url: 'turn:example.org:8000?transport=tcp',
    scheme: 'turn',
    host: 'example.org',
    port: 8000,
    transport: 'tcp',
  },
])('reads $url', ({ url, ...parts }) => {
  expect(parseStunUri(url)).toEqual({ url, ...parts });
});

test.each([
  { url: 'http://example.org', sentence: 'does not begin with stun: or turn:' },
  { url: 'stun', sentence: 'does not begin with stun: or turn:' },
  { url: 'stun://example.org:3478', sentence: 'write stun:example.org:3478 instead' },
  { url: 'stun:', sentence: 'does not name a server' },
  { url: 'stun::3478', sentence: 'does not name a server' },
  { url: 'stun:-x.example', sentence: 'does not name a server' },
  { url: 'stun:exa mple.org', sentence: 'does not name a server' },
  { url: 'stun:user@example.org', sentence: 'does not name a server' },
  { url: 'stun:example.org/path', sentence: 'does not name a server' },
  { url: `stun:${'a'.repeat(254)}`, sentence: 'does not name a server' },
  { url: 'stun:example.org:', sentence: 'not between 1 and 65535' },
  { url: 'stun:example.org:0', sentence: 'not between 1 and 65535' },
  { url: 'stun:example.org:65536', sentence: 'not between 1 and 65535' },
  { url: 'stun:example.org:3478x', sentence: 'not between 1 and 65535' },
  { url: 'stun:2001:db8::1', sentence: 'needs [brackets]' },
  { url: 'stun:[example.org]', sentence: 'no IPv6 address between its brackets' },
  { url: 'stun:[::1', sentence: 'needs [brackets]' },
  { url: 'stun:example.org?transport=udp', sentence: 'does not know' },
  { url: 'turn:example.org?transport=sctp', sentence: 'does not know' },
  { url: 'turn:example.org?transport=udp?x', sentence: 'does not know' },
])('says what is wrong with $url', ({ url, sentence }) => {
  expect(() => parseStunUri(url)).toThrow(StunUriError);
  expect(() => parseStunUri(url)).toThrow(sentence);
});

test('tells STUN and TURN URIs from others by their scheme alone', () => {
  expect(['stun:', 'STUNS:x', 'turn:x', 'turns:x'].every(isStunUri)).toBe(true);
  expect(['stunt:x', 'https://stun:x', 'x'].some(isStunUri)).toBe(false);
});

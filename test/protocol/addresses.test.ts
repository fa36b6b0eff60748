import { expect, test } from 'vitest';
import { isLoopbackAddress, isLoopbackName, signalingUrl } from '../../src/protocol/addresses.ts';

test.each([
  ['http://localhost:8790', 'ws://localhost:8790/ws'],
  ['https://calls.example.org', 'wss://calls.example.org/ws'],
  ['http://[::1]:1', 'ws://[::1]:1/ws'],
])('the server at %s signals at %s', (origin, url) => {
  expect(signalingUrl(origin)).toBe(url);
});

test('tells loopback from the rest', () => {
  expect(['localhost', '127.0.0.1', '[::1]'].every(isLoopbackName)).toBe(true);
  expect(['localhost.example', '192.0.2.1', ''].some(isLoopbackName)).toBe(false);
  expect(['127.0.0.1', '127.9.9.9', '::1'].every(isLoopbackAddress)).toBe(true);
  expect(['128.0.0.1', '::', 'localhost'].some(isLoopbackAddress)).toBe(false);
});

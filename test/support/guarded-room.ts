import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { deriveKey } from '../../src/cli/server-secret.ts';
import { formatFragment } from '../../src/protocol/link-fragment.ts';
import { roomPath } from '../../src/protocol/names.ts';
import { callApi } from './api-client.ts';

const secret = randomBytes(32).toString('base64url');
const key = `${'k'.repeat(42)}w`;

/** Makes `engage serve` one that other machines reach, where nobody gets in without a link. */
export const guardedServe = ['--host', '0.0.0.0', '--secret', secret] as const;

/** Of a server started with {@link guardedServe}. */
export const guardedServerToken = deriveKey(secret, 'admin').toString('base64url');

/** Makes a room there; resolves with the paths of its sealed links. */
export async function makeGuardedRoom(
  url: string,
  name: string,
  options: { readonly lobby?: boolean; readonly ttlSeconds?: number } = {},
) {
  const answer = await callApi(url, 'POST', '/api/rooms', {
    token: guardedServerToken,
    body: { name, ...options },
  });
  expect(answer.status).toBe(201);
  const { host, guest } = answer.body['tokens'] as {
    readonly host: string;
    readonly guest: string;
  };
  const path = (token: string) => roomPath(name) + formatFragment({ key, token });
  return { host: path(host), guest: path(guest), hostToken: host };
}

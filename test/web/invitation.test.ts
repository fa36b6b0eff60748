import { expect, test } from 'vitest';
import type { CallState } from '../../src/client/call.ts';
import { createStore } from '../../src/client/store.ts';
import type { PeerInfo } from '../../src/protocol/messages.ts';
import { LinkError } from '../../src/web/invitation/ask-guest-token.ts';
import { createInvitation, type InvitationState } from '../../src/web/invitation/invitation.ts';
import { openRoom } from '../support/open-room.ts';

const host: PeerInfo = { id: 'ada', name: 'Ada', isHost: true };
const guest: PeerInfo = { id: 'ada', name: 'Ada' };

const connecting = callState({ phase: 'connecting', attempt: 0 });

function callState(room: CallState<unknown>['room']): CallState<unknown> {
  return { room, media: { microphone: true, camera: true }, pairs: new Map() };
}

function inside(self: PeerInfo, ...names: readonly string[]) {
  const peers = names.map((name) => ({ id: name, name }));
  return callState({ phase: 'joined', room: 'r', self, peers, ...openRoom, iceServers: [] });
}

type Request = {
  readonly resolve: (token: string) => void;
  readonly reject: (cause: Error) => void;
};

/** An invitation of someone with this token; whoever asks settles the requests by hand. */
function invite(token: string | undefined) {
  const call = createStore<CallState<unknown>>(connecting);
  const requests: Request[] = [];
  const invitation = createInvitation({
    call,
    token,
    linkOf: (given) => `link of ${given}`,
    askGuestToken: () =>
      new Promise<string>((resolve, reject) => {
        requests.push({ resolve, reject });
      }),
  });
  return { call, invitation, requests, state: () => invitation.getSnapshot() };
}

const ready = (link: string): InvitationState => ({ state: 'ready', link });

test.for([
  { who: 'a guest with a token', self: guest, token: 'mine', link: 'link of mine' },
  { who: 'a guest without', self: guest, token: undefined, link: 'link of undefined' },
  { who: 'a host without', self: host, token: undefined, link: 'link of undefined' },
])('$who hands out the own link, once it is known who they are', ({ self, token, link }) => {
  const { call, requests, state } = invite(token);
  expect(state()).toEqual({ state: 'asking' });
  call.set(inside(self));
  expect(state()).toEqual(ready(link));
  expect(requests).toEqual([]);
});

test('a host with a token hands out one for guests, and nothing until there is one', async () => {
  const { call, requests, state } = invite('of the host');
  call.set(inside(host));
  expect(state()).toEqual({ state: 'asking' });
  requests[0]?.resolve('for guests');
  await expect.poll(state).toEqual(ready('link of for guests'));
});

test('when somebody has gone, the link may have been taken back: another one is asked for', async () => {
  const { call, requests, state } = invite('of the host');
  call.set(inside(host, 'Bob'));
  call.set(inside(host, 'Bob', 'Eve'));
  expect(requests).toHaveLength(1);
  call.set(inside(host, 'Eve'));
  expect(requests).toHaveLength(2);
  requests[1]?.resolve('second');
  requests[0]?.resolve('first, late');
  await expect.poll(state).toEqual(ready('link of second'));
});

test('a failure says why, falls back to nothing, and can be tried again', async () => {
  const { call, invitation, requests, state } = invite('of the host');
  call.set(inside(host));
  requests[0]?.reject(new LinkError('no-answer'));
  await expect.poll(state).toEqual({ state: 'failed', failure: 'no-answer' });
  invitation.retry();
  expect(state()).toEqual({ state: 'asking' });
  requests[1]?.resolve('for guests');
  await expect.poll(state).toEqual(ready('link of for guests'));
});

test('after the call nothing is asked for any more', () => {
  const { call, invitation, requests } = invite('of the host');
  call.set(inside(host, 'Bob'));
  invitation.close();
  call.set(inside(host));
  expect(requests).toHaveLength(1);
});

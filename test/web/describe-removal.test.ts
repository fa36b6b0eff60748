import { expect, test } from 'vitest';
import { describeRemoval } from '../../src/web/hosting/describe-removal.ts';
import { en } from '../../src/web/words/en.ts';

const bob = { id: 'bob', name: 'Bob' };

test.for([
  { who: 'a guest who came by a link', peer: bob, hasLinks: true, says: 'others who came by it' },
  {
    who: 'another host, whose link may be one’s own',
    peer: { ...bob, isHost: true as const },
    hasLinks: true,
    says: 'if you came by the same one',
  },
  {
    who: 'someone in a room without links',
    peer: bob,
    hasLinks: false,
    says: 'The waiting room is switched on',
  },
])('removing $who: "$says"', ({ peer, hasLinks, says }) => {
  expect(describeRemoval(peer, hasLinks, en.hosting.removal)).toContain(says);
});

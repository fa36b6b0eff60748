import { onTestFinished } from 'vitest';
import { createEchoMedia } from '../../../src/peer/media/echo-media.ts';
import type { PeerMedia } from '../../../src/peer/media/peer-media.ts';
import { linkPair } from '../../client/support/linked-pair.ts';

/** A connection to an echo, over which `media` is sent; the end of the test closes both. */
export function connectToEcho(media: PeerMedia) {
  const { impolite: ada, polite: bob } = linkPair();
  const echo = createEchoMedia({ delayMs: 0 });
  for (const [side, sent] of [
    [ada, media],
    [bob, echo],
  ] as const) {
    sent.attach(side.connection, { id: 'other', name: 'Other' });
    onTestFinished(sent.close);
  }
  const video = ada.connection.getTransceivers().find(({ kind }) => kind === 'video');
  if (video === undefined) throw new Error('no picture is sent');
  return { connection: ada.connection, video, echo: bob.connection };
}

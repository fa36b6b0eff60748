import type { DataChannel } from '../../client/talk/data-channel.ts';
import { createTalk, type TalkKeeper } from '../../client/talk/talk.ts';
import type { Clock } from '../../client/ports.ts';
import { encodeBase64Url } from '../../protocol/base64url.ts';
import type { PeerInfo } from '../../protocol/messages.ts';
import { warn } from '../log.ts';

export type BrowserTalk = Omit<TalkKeeper, 'takeChannel'> & {
  readonly takeChannel: (channel: RTCDataChannel, peer: PeerInfo) => void;
};

/** Talk over the data channels of this browser. */
export function createBrowserTalk(
  clock: Clock,
  openChannel: (peer: string, label: string) => RTCDataChannel | undefined,
): BrowserTalk {
  const keeper = createTalk({
    clock,
    now: Date.now,
    randomId: () => encodeBase64Url(crypto.getRandomValues(new Uint8Array(16))),
    openChannel: (peer, label) => {
      const channel = openChannel(peer, label);
      return channel && inBytes(channel);
    },
    onBadMessage: (peer, cause) => warn('peer.bad-message', { peer, cause }),
  });
  return { ...keeper, takeChannel: (channel, peer) => keeper.takeChannel(inBytes(channel), peer) };
}

/** Some browsers give Blobs unless told otherwise, which can be read only after a while. */
function inBytes(channel: RTCDataChannel): DataChannel {
  channel.binaryType = 'arraybuffer';
  return channel;
}

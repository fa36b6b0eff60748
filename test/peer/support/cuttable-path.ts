import type { ServerMessage } from '../../../src/protocol/messages.ts';
import { decodePeerMessage, encodePeerMessage } from '../../../src/protocol/peer-messages.ts';
import { tapSocket } from '../../client/support/tap-socket.ts';
import { startUdpLink } from './udp-link.ts';

/**
 * The only path between two people of an open room, who are told no other candidates. The end of
 * the test closes it.
 */
export async function createCuttablePath() {
  let path = await lay();

  /** Puts the path in the place of the candidates of who sent the description. */
  function redirect(message: ServerMessage, near: 0 | 1): readonly ServerMessage[] {
    if (message.type !== 'signal') return [message];
    const told = decodePeerMessage(message.payload);
    if (told.type === 'candidate') return [];
    if (told.type !== 'description') return [message];
    const { type, sdp } = told.description;
    const [, own] = /^a=candidate:\S+ 1 udp \d+ 127\.0\.0\.1 (\d+) typ host/m.exec(sdp) ?? [];
    path.link.setPort(near === 0 ? 1 : 0, Number(own));
    const candidate = `a=candidate:1 1 udp 2130706431 127.0.0.1 ${path.link.portFor(near)} typ host`;
    const redirected = sdp
      .replaceAll(/^a=(?:candidate:|end-of-candidates).*\r\n/gm, '')
      .replaceAll(/^a=ice-ufrag:/gm, `${candidate}\r\na=ice-ufrag:`);
    const payload = encodePeerMessage({ ...told, description: { type, sdp: redirected } });
    return [{ ...message, payload }];
  }

  return {
    /** For the socket of each of the two. */
    wrapSocket: (near: 0 | 1) => tapSocket({ incoming: (message) => redirect(message, near) }),
    cut: () => {
      path.state.isCut = true;
    },
    restore: () => {
      path.state.isCut = false;
    },
    /** As when a machine goes to another network: the old addresses lead nowhere ever after. */
    move: async () => {
      path.state.isCut = true;
      path = await lay();
    },
  };
}

async function lay() {
  const state = { isCut: false };
  const link = await startUdpLink((packet, forward) => {
    if (!state.isCut) forward(packet);
  });
  return { state, link };
}

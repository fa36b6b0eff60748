import type { PairWords, Side } from '../../diagnosis/pair-finding.ts';

/**
 * Every word of the page, in English. The other languages have the same shape, so that a missing
 * sentence does not compile. What stands between others' words is a function of them.
 */
export const en = {
  landing: {
    lead: 'Private video calls. Agree on a room name, and meet there.',
    offline: {
      problem: 'You are offline.',
      action: 'Calls need a network. This page goes on as soon as there is one.',
    },
    badLink: {
      problem: 'This link does not lead to a room.',
      action: 'Ask for the link again, or type the name of the room here.',
    },
    room: {
      label: 'Room name',
      hint: 'Everyone in the call types the same name.',
      placeholder: 'for example standup',
    },
    start: 'Start call',
    join: 'Join call',
    promise: 'No account. Picture and sound are encrypted between the people in the call.',
  },
  /** Why there is no connection to somebody, and what helps. */
  pair: {
    offline: () => ({
      problem: 'This device has no network, or does not reach the call server.',
      action: 'Check your network. The call goes on by itself when it is back.',
    }),
    'other-silent': ({ wasConnected }, name) => ({
      problem: wasConnected
        ? `Nothing comes from ${name} any more, not even through the server.`
        : `${name} has joined, but their device does not answer.`,
      action: `If your own network works, theirs is gone, or their page is asleep or has crashed: ${name} should open it again.`,
    }),
    'not-negotiated': (_, name) => ({
      problem: `You and ${name} both reach the server, but the connection was not agreed.`,
      action: 'Leave and rejoin: that begins anew.',
    }),
    'keys-not-agreed': (_, name) => ({
      problem: `There is a path to ${name}, but encryption could not be agreed on it.`,
      action:
        'Leave and rejoin. If it repeats, something on the way inspects or changes packets: try without VPN, or another network.',
    }),
    'no-candidates': ({ side }, name) => ({
      problem: {
        here: 'Your browser offers no address that pictures and sound could reach.',
        there: `${name}'s browser offers no address that pictures and sound could reach.`,
        both: `Neither your browser nor ${name}'s offers an address that pictures and sound could reach.`,
      }[side],
      action: {
        here: 'Allow WebRTC in the settings of your browser, its extensions or the VPN, then rejoin.',
        there: `${name} should allow WebRTC in the settings of the browser, its extensions or the VPN, then rejoin.`,
        both: 'Both of you: allow WebRTC in the settings of the browser, its extensions or the VPN, then rejoin.',
      }[side],
    }),
    'relay-rejected': ({ side, errorCode }, name) => ({
      problem: `There is no direct path to ${name}, and the relay turns ${whom(side, name)} away: ${
        [401, 431, 438, 441].includes(errorCode)
          ? 'it does not accept the password that this server hands out'
          : [486, 508].includes(errorCode)
            ? 'it is full'
            : 'it refuses the request'
      } (${errorCode}).`,
      action: 'Who runs the server can mend it: check the credentials and limits of the relay.',
    }),
    'relay-unreachable': ({ side, isOverTcp }, name) => ({
      problem: `There is no direct path to ${name}, and the relay does not answer ${whom(side, name)}.`,
      action: isOverTcp
        ? 'Try another network, or ask who runs the server whether the relay is up.'
        : 'Try another network, or ask who runs the server to offer the relay over TCP or TLS too.',
    }),
    'relay-failed': ({ side }, name) => ({
      problem: `There is no direct path to ${name}, and the relay gave ${whom(side, name)} no address. Why cannot be told.`,
      action: 'Ask who runs the server to check the relay, or try another network.',
    }),
    'relay-idle': (_, name) => ({
      problem: `There is no direct path to ${name}, and the relay answers but passes nothing on.`,
      action:
        'Who runs the server can mend it: the relay must be let reach the people of the call.',
    }),
    'no-common-family': ({ here, there }, name) => ({
      problem: `Your network has ${here} only and ${name}'s ${there} only, so they do not reach each other.`,
      action: 'One of you: try another network. A relay that speaks both would help as well.',
    }),
    'names-unresolved': (_, name) => ({
      problem: `${name}'s browser hides its addresses, and the names it gives instead are not known here.`,
      action:
        'Switch camera or microphone on: browsers then show addresses. A STUN or TURN server would help as well.',
    }),
    'udp-blocked': ({ side, hasRelay }, name) => ({
      problem: `${side === 'here' ? 'Your' : `${name}'s`} network lets no UDP through, which calls need, and ${
        hasRelay ? 'the relay has not helped so far' : 'this server has no relay'
      }.`,
      action: `${
        side === 'here' ? 'Try' : `${name} should try`
      } another network, such as the hotspot of a phone, or ask who runs the server for a TURN server over TLS.`,
    }),
    'udp-silent': ({ side, hasRelay }, name) => ({
      problem: `Over UDP, which calls need, the server answers ${
        side === 'here' ? 'you not' : side === 'there' ? `${name} not` : `neither you nor ${name}`
      }, and ${hasRelay ? 'the relay has not helped so far' : 'there is no relay'}.`,
      action:
        'Try another network. If it stays so everywhere, the UDP port of the server is closed: tell who runs it.',
    }),
    'path-lost': (_, name) => ({
      problem: `The path to ${name} was lost, and no other has been found so far. You both still reach the server.`,
      action: 'It is being looked for. If one of you has changed network or VPN, leave and rejoin.',
    }),
    'no-servers': (_, name) => ({
      problem: `Your packets and ${name}'s do not reach each other, and this server helps only within one network: it has neither STUN nor relay.`,
      action: 'Meet in the same network, or ask who runs the server to add a TURN server.',
    }),
    'no-direct-path': (_, name) => ({
      problem: `Nothing gets through between your network and ${name}'s in either direction, and this server has no relay.`,
      action:
        'Ask who runs the server to add a TURN server; or one of you tries another network, such as the hotspot of a phone.',
    }),
    unanswered: (_, name) => ({
      problem: `What is sent to ${name} is not answered, and this server has no relay. How it looks from their side is not known.`,
      action: 'Try another network, or ask who runs the server to add a TURN server.',
    }),
    unknown: (_, name) => ({
      problem: `No path to ${name} has been found so far. Why cannot be told from what both sides know.`,
      action: 'Leave and rejoin, or try another network.',
    }),
  } satisfies PairWords,
};

function whom(side: Side, name: string): string {
  switch (side) {
    case 'here':
      return 'you';
    case 'there':
      return name;
    case 'both':
      return 'both of you';
    default:
      return side satisfies never;
  }
}

/** A catalogue: what every language must say. */
export type Words = typeof en;

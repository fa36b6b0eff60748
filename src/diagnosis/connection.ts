import type { UdpReach } from '../protocol/pair-facts.ts';

/** What the page saw of the way to a call before anybody pressed Join. */
export type ConnectionFacts = {
  /**
   * `open`: the server's WebSocket opened. `no-socket`: the server answers, its WebSocket does not
   * open. `unreachable`: nothing answers.
   */
  readonly signaling: 'open' | 'no-socket' | 'unreachable';
  readonly udp: UdpReach;
  /** Whether the server hands out a TURN server; undefined when it did not say. */
  readonly hasRelay: boolean | undefined;
};

/** What would go wrong; the page has the words for it. */
export type ConnectionFindingCode =
  | 'server-unreachable'
  | 'no-socket'
  | 'stun-silent'
  | 'no-address';

/** Says what would keep a call from working; undefined when nothing that was seen does. */
export function diagnoseConnection(facts: ConnectionFacts): ConnectionFindingCode | undefined {
  switch (facts.signaling) {
    case 'unreachable':
      return 'server-unreachable';
    case 'no-socket':
      return 'no-socket';
    case 'open':
      // Whether the relay can be reached is known only inside, where its password is given.
      return facts.hasRelay === false ? diagnoseUdp(facts.udp) : undefined;
    default:
      return facts.signaling satisfies never;
  }
}

function diagnoseUdp(udp: UdpReach): ConnectionFindingCode | undefined {
  switch (udp) {
    case 'silent':
      return 'stun-silent';
    case 'no-address':
      return 'no-address';
    case 'answered':
    case 'unknown':
      return undefined;
    default:
      return udp satisfies never;
  }
}

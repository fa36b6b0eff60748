import type { UdpReach } from '../protocol/pair-facts.ts';
import type { Finding } from './finding.ts';

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

/** Says what would keep a call from working; undefined when nothing that was seen does. */
export function diagnoseConnection(facts: ConnectionFacts): Finding | undefined {
  switch (facts.signaling) {
    case 'unreachable':
      return {
        code: 'server-unreachable',
        problem: 'The call server does not answer, so joining would not work now.',
        action: 'Check that this device is online, then check again.',
      };
    case 'no-socket':
      return {
        code: 'no-socket',
        problem:
          'The call server answers, but the connection that calls need (a WebSocket) does not open.',
        action:
          'Check again in a moment; if it stays so, a proxy or firewall stops it: try another network.',
      };
    case 'open':
      // Whether the relay can be reached is known only inside, where its password is given.
      return facts.hasRelay === false ? diagnoseUdp(facts.udp) : undefined;
    default:
      return facts.signaling satisfies never;
  }
}

function diagnoseUdp(udp: UdpReach): Finding | undefined {
  switch (udp) {
    case 'silent':
      return {
        code: 'stun-silent',
        problem:
          'Nothing answers over UDP, which pictures and sound travel by, and this server has no ' +
          'relay: you will probably not see or hear people on other networks.',
        action: 'Try another network, for example that of a phone, then check again.',
      };
    case 'no-address':
      return {
        code: 'no-address',
        problem:
          'This browser offers no address that pictures and sound could reach, and this server ' +
          'has no relay: you will not see or hear anybody.',
        action:
          'Allow WebRTC in the settings of the browser, its extensions or the VPN, then check again.',
      };
    case 'answered':
    case 'unknown':
      return undefined;
    default:
      return udp satisfies never;
  }
}

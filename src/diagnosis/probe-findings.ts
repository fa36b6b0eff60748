import type { Finding } from './finding.ts';
import type {
  Failure,
  HealthFailureCode,
  NetworkFailureCode,
  StunFact,
  StunFailureCode,
} from './probe-facts.ts';

// What to do about each failure. A Record, so that a new failure without advice does not compile.

const networkActions: Record<Exclude<NetworkFailureCode, 'refused' | 'no-reply'>, string> = {
  'name-not-found': 'Check the spelling of the name.',
  'dns-no-answer':
    'Check that this machine is online. If it is, its DNS is at fault: an IP address in place ' +
    'of the name works around that.',
  unreachable:
    'Check that this machine is online, and connected to the VPN if one is needed. If other ' +
    'servers answer, a firewall on the way forbids this one.',
  'not-permitted':
    'A firewall or security program on this machine forbids it; allow Node.js to reach the network.',
  stopped: 'Run it again and let it finish.',
  failed: 'Try again; if it stays, report it with the sentence above.',
};

const stunActions: Record<StunFailureCode, string> = {
  ...networkActions,
  refused:
    'Check the port, and that the server runs: `engage serve` answers STUN on the UDP port with ' +
    'the number of its web port.',
  'no-reply':
    'If you run the server, let its UDP port through the firewall and the router in front of it. ' +
    'If others reach it, this network holds UDP back: try another one, such as the hotspot of a phone.',
  'not-stun': 'Check the port: something else uses this one.',
  'error-reply': 'The server refuses plain STUN; ask who runs it, or use another one.',
};

const healthActions: Record<HealthFailureCode, string> = {
  ...networkActions,
  refused:
    'Check address and port, and start the server with `engage serve --host 0.0.0.0`: without ' +
    '--host it answers its own machine only.',
  'no-reply':
    'Check the address. If it is right, the server is off or a firewall in front of it is ' +
    'silent: let its TCP port through.',
  'bad-certificate':
    'Check the name in the address and the date of this machine. For an authority of your own, ' +
    'name its certificate in NODE_EXTRA_CA_CERTS.',
  redirected:
    'If that is the login page of this network, log in with the browser first. Otherwise give ' +
    'that address instead.',
  'web-page':
    'In a hotel or train, open a web page in the browser and log in to the network first. ' +
    'Otherwise check address and port.',
  'not-engage': 'Check address and port.',
};

export function healthFinding({ code, text }: Failure<HealthFailureCode>): Finding {
  return { code, problem: text, action: healthActions[code] };
}

export function stunFinding({ code, text }: Failure<StunFailureCode>): Finding {
  return { code, problem: text, action: stunActions[code] };
}

/** One address of a server is silent while the other answers: calls work, some start slowly. */
export function familyFinding({ url, family, error }: Extract<StunFact, { ok: false }>): Finding {
  return {
    code: 'one-family-silent',
    problem: `${url} answers, but not over ${family ?? 'every address'}. ${error.text}`,
    action:
      `Calls can do without. If you run the server, open its UDP port for ${family ?? 'that one'} ` +
      'too, or take that address out of DNS.',
  };
}

export function lossFinding(url: string, lost: number, sent: number): Finding {
  return {
    code: 'loss',
    problem: `${lost} of ${sent} packets to ${url} got no answer.`,
    action:
      'Run it again with --count 50 to tell a habit from chance. Pictures and voices suffer from ' +
      'a few percent on: move closer to the Wi-Fi router, or use a cable.',
  };
}

import type { Finding } from '../diagnosis/finding.ts';
import type { PersonReport } from './loopback-person.ts';
import type { Milestone } from './pair-meter.ts';
import type { RelayChoice } from './relay-choice.ts';

/** What did not work in a loopback call, the cause only; empty when all of it did. */
export function findLoopbackProblems(
  people: readonly PersonReport[],
  relay?: RelayChoice,
): readonly Finding[] {
  const lacks = (step: Milestone) => people.some(({ reached }) => reached[step] === undefined);
  if (people.length < 2 || people.some(({ pair }) => pair === undefined)) return [didNotMeet];
  // Without a path nothing else can flow: one problem, not five.
  if (lacks('ice')) return [relay === undefined ? noPath : noRelayPath(relay)];
  if (lacks('dtls')) return [noKeys];
  return people.flatMap(missingStreams);
}

/** When the server hands out no relay of the kind that was asked for. */
export function noRelay(relay: RelayChoice | undefined): Finding {
  return {
    code: 'no-relay',
    problem: `The server hands out no TURN server${over(relay)}.`,
    action: 'Name one to it: `engage serve --ice turn:user:password@host:port`.',
  };
}

function noRelayPath(relay: RelayChoice): Finding {
  const hasUntrusted = relay.transport === 'tls' && relay.trustsAnyCertificate !== true;
  return {
    code: 'no-path',
    problem: `The two peers found no path by way of the TURN server${over(relay)}.`,
    action:
      'Check that it runs, is reached from here, and knows the credentials it is named with' +
      `${hasUntrusted ? ', and that its certificate is valid (or add --insecure)' : ''}.`,
  };
}

function over(relay: RelayChoice | undefined): string {
  return relay?.transport === undefined ? '' : ` over ${relay.transport.toUpperCase()}`;
}

/** When the user ended the test before it could tell. */
export const wasStopped: Finding = {
  code: 'stopped',
  problem: 'The test was stopped before everything had flowed both ways.',
  action: 'Let it run to its end: it takes a few seconds.',
};

const didNotMeet: Finding = {
  code: 'did-not-meet',
  problem: 'The two peers did not hear of each other through the server.',
  action: 'Run the test again; if it repeats, look into the log of the server.',
};

const noPath: Finding = {
  code: 'no-path',
  problem: 'The two peers found no path to each other although they are on the same machine.',
  action: 'Let this machine send UDP to its own addresses: a local firewall seems to block it.',
};

const noKeys: Finding = {
  code: 'no-keys',
  problem: 'The two peers found a path but did not agree on keys (DTLS) in time.',
  action: 'Run the test again when the machine is less busy.',
};

const streams = [
  { step: 'audio', code: 'no-sound', what: 'no sound' },
  { step: 'video', code: 'no-picture', what: 'no whole picture' },
  { step: 'data', code: 'no-data', what: 'no answer to its messages' },
] as const satisfies readonly { step: Milestone; code: string; what: string }[];

function missingStreams({ name, reached }: PersonReport): readonly Finding[] {
  return streams
    .filter(({ step }) => reached[step] === undefined)
    .map(({ code, what }) => ({
      code,
      problem: `${name} received ${what} although the connection was up.`,
      action:
        'Run the test again when the machine is less busy; if it repeats, report it as a bug.',
    }));
}

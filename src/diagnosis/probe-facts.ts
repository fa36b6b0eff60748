import type { IpFamily } from '../protocol/pair-facts.ts';

/** Why nothing could be learned of a name or an address, whatever protocol was tried. */
export type NetworkFailureCode =
  /** DNS answered: no such name. */
  | 'name-not-found'
  /** DNS itself did not answer. */
  | 'dns-no-answer'
  /** Somebody said no: nothing listens there, or a firewall rejects; the two look the same. */
  | 'refused'
  /** This machine has no route there, or a router or firewall on the way sent packets back. */
  | 'unreachable'
  /** This machine's own firewall would not send. */
  | 'not-permitted'
  /** Silence; who is silent, or who swallowed the answer, cannot be told from here. */
  | 'no-reply'
  /** The user ended the measurement first. */
  | 'stopped'
  | 'failed';

export type StunFailureCode =
  | NetworkFailureCode
  /** Something answered, but not in STUN or not to what was asked. */
  | 'not-stun'
  /** A STUN error instead of an address. */
  | 'error-reply';

export type HealthFailureCode =
  | NetworkFailureCode
  | 'bad-certificate'
  /** To another address: https, or a login page of the network. */
  | 'redirected'
  /** A web page: a login page of the network, or some other web server. */
  | 'web-page'
  | 'not-engage';

/** A code for scripts and a sentence for people. */
export type Failure<Code extends string> = { readonly code: Code; readonly text: string };

/** Milliseconds from sending to receiving, over all answered requests. */
export type RoundTrip = {
  readonly min: number;
  readonly median: number;
  readonly max: number;
  /** Mean difference between one answer and the next; unknown with a single answer. */
  readonly jitter?: number;
};

type StunMeasurement = {
  readonly url: string;
  /** Requests sent, answered, and not answered in time. */
  readonly sent: number;
  readonly received: number;
  readonly lost: number;
};

/** What one address of one STUN server said. */
export type StunFact =
  | (StunMeasurement & {
      readonly ok: true;
      readonly address: string;
      readonly family: IpFamily;
      /** Where the server saw the requests come from: outside of any NAT between. */
      readonly mapped: { readonly address: string; readonly port: number };
      readonly rttMs: RoundTrip;
    })
  | (StunMeasurement & {
      readonly ok: false;
      /** Missing when the name led to no address. */
      readonly address?: string;
      readonly family?: IpFamily;
      readonly rttMs?: RoundTrip;
      readonly error: Failure<StunFailureCode>;
    });

/** What `/healthz` of a server said. */
export type HealthFact =
  | {
      readonly url: string;
      readonly ok: true;
      /** From the first packet, names and TLS included, to the whole answer. */
      readonly durationMs: number;
      /** Names the running process: another one after a restart. */
      readonly instance: string;
      /** The `stun:` URIs that the server gives to its guests. */
      readonly stun: readonly string[];
    }
  | { readonly url: string; readonly ok: false; readonly error: Failure<HealthFailureCode> };

/** All that was learned about one thing the user asked for. */
export type TargetFacts =
  | { readonly kind: 'server'; readonly health: HealthFact; readonly stun: readonly StunFact[] }
  | { readonly kind: 'stun'; readonly url: string; readonly stun: readonly StunFact[] };

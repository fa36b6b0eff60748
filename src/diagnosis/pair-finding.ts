import type { IpFamily } from '../protocol/pair-facts.ts';

/** Whose facts prove it: `here` is the side that reads the finding. */
export type OneSide = 'here' | 'there';
export type Side = OneSide | 'both';

/** Why there is no connection between two people; docs/diagnosis.md lists them. */
export type PairCause =
  /** This side has no network, or does not reach the call server. */
  | { readonly code: 'offline' }
  /** The other side answers nothing, though asked through the server. */
  | { readonly code: 'other-silent'; readonly wasConnected: boolean }
  /** Both are there, but a session description of one did not reach the other. */
  | { readonly code: 'not-negotiated' }
  /** A path stands, but the keys for it (DTLS) were not agreed. */
  | { readonly code: 'keys-not-agreed' }
  /** The browser offers no address at all. */
  | { readonly code: 'no-candidates'; readonly side: Side }
  /** The relay refuses the credentials that the server hands out, or this client. */
  | { readonly code: 'relay-rejected'; readonly side: Side; readonly errorCode: number }
  | {
      readonly code: 'relay-unreachable';
      readonly side: Side;
      /** Whether the server names it over TCP or TLS too, which pass where UDP does not. */
      readonly isOverTcp: boolean;
    }
  /** The relay gave no address, and nothing tells why. */
  | { readonly code: 'relay-failed'; readonly side: Side }
  /** The relay gave addresses, but nothing came through it. */
  | { readonly code: 'relay-idle' }
  | { readonly code: 'no-common-family'; readonly here: IpFamily; readonly there: IpFamily }
  /** All there is of the other side are names that hide its addresses, and none was resolved. */
  | { readonly code: 'names-unresolved' }
  /** One side gets no answer over UDP from the server that answers the other one. */
  | { readonly code: 'udp-blocked'; readonly side: OneSide; readonly hasRelay: boolean }
  /** The same, but whether the server or the network is silent cannot be told. */
  | { readonly code: 'udp-silent'; readonly side: Side; readonly hasRelay: boolean }
  /** There was a path; neither side gets packets through any more, though both are there. */
  | { readonly code: 'path-lost' }
  /** The server names neither STUN nor TURN servers, so only own addresses were tried. */
  | { readonly code: 'no-servers' }
  /** Both reach the outside and both tried; nothing came through in either direction. */
  | { readonly code: 'no-direct-path' }
  /** As far as this side knows, its packets are not answered; the other said nothing of its own. */
  | { readonly code: 'unanswered' }
  | { readonly code: 'unknown' };

/** What a finding rests on: a fact of one side. */
export type Evidence = {
  readonly side: OneSide;
  readonly fact:
    | 'answered'
    | 'online'
    | 'described'
    | 'connection'
    | 'ice'
    | 'dtls'
    | 'candidates'
    | 'families'
    | 'udp'
    | 'relay'
    | 'relay-error'
    | 'checks-sent'
    | 'checks-answered'
    | 'checks-heard'
    | 'lost-ms';
  readonly value: string | number | boolean;
};

export type PairFinding = PairCause & { readonly evidence: readonly Evidence[] };

type CauseOf = {
  readonly [Code in PairCause['code']]: Extract<PairCause, { readonly code: Code }>;
};

type PairSentences = { readonly problem: string; readonly action: string };

/** The words for each cause, in some language and for some place. */
export type PairWords = {
  readonly [Code in PairCause['code']]: (
    cause: CauseOf[Code],
    /** Of the other person. */
    name: string,
  ) => PairSentences;
};

/** Says a cause in the words given. */
export function sayCause<Code extends PairCause['code']>(
  words: PairWords,
  code: Code,
  cause: CauseOf[Code],
  name: string,
): PairSentences {
  return words[code](cause, name);
}

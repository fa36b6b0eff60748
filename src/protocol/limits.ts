/** The version of the wire that this code speaks; `join` and `watch` carry it. */
export const protocolVersion = 1;

/** Bounds that both sides of the wire know. Sizes of text are in Unicode code points. */
export const limits = {
  roomNameLength: 64,
  personNameLength: 64,
  /** A description of a mesh call is 3 to 10 kB; candidates are 200 B. */
  maxMessageBytes: 64 * 1024,
  /** A mesh costs each person about 1 Mbit/s for every other one. */
  peersPerRoom: 8,
  watchersPerRoom: 16,
  waitingPerRoom: 32,
  /** A full mesh meeting at once sends each person's offers and candidates within a second or two. */
  messagesPerSecond: 100,
  messageBurst: 1_000,
  bytesPerSecond: 128 * 1024,
  byteBurst: 2 * 1024 * 1024,
  /** Many people may share one address behind a router; IPv6 counts by /64. */
  socketsPerAddress: 128,
  rooms: 10_000,
  /** Seconds for which a link lets people in: by default a day. */
  linkTtlS: 24 * 3600,
  maxLinkTtlS: 90 * 24 * 3600,
  /** Requests to the HTTP API from one address; a request's body. */
  apiRequestsPerSecond: 5,
  apiBurst: 50,
  apiBodyBytes: 4 * 1024,
  /** A socket that has not joined by then is closed. */
  joinDeadlineMs: 2_000,
  /** The server asks for a sign of life this often. */
  pingIntervalMs: 25_000,
  /** The server gives a socket up that left so many pings in a row without any frame. */
  missedPings: 2,
  /** The client gives a server up that said nothing for so long: two pings and a little. */
  silenceMs: 60_000,
  /** A person whose socket is lost keeps their place for so long. */
  resumeGraceMs: 30_000,
  /** So long after its start a server lets people back in who were inside before. */
  returnWindowMs: 120_000,
  /** A draining server repeats `moving` this often: a load balancer needs time to notice it. */
  movingIntervalMs: 10_000,
  /** People do not move all at once: each waits at random, up to this. */
  moveSpreadMs: 1_000,
  /** A second socket that has not taken the place over by then is given up. */
  moveTimeoutMs: 10_000,
  /** Messages kept for one who may come back, in UTF-16 code units. */
  outboxLength: 256 * 1024,
  /** So much received is confirmed without waiting for a ping, in UTF-16 code units. */
  confirmLength: 16 * 1024,
  /** Bytes waiting for a consumer that stopped reading before it is closed. */
  sendQueueBytes: 1024 * 1024,
} as const;

/** The bounds as numbers, for those who pass others in. */
export type Limits = { readonly [Name in keyof typeof limits]: number };

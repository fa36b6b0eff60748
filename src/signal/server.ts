import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import { isLoopbackAddress, signalingPath } from '../protocol/addresses.ts';
import { closeCodes } from '../protocol/errors.ts';
import { limits as defaultLimits, type Limits } from '../protocol/limits.ts';
import type { IceServer } from '../protocol/messages.ts';
import { createApiHandler } from './api/handler.ts';
import { clientKey } from './client-address.ts';
import { createCounters, type SocketRefusal } from './counters.ts';
import { createDrain } from './drain.ts';
import { createEntrance } from './entrance.ts';
import { createHttpHandler } from './http.ts';
import { createDoorkeeper } from './doorkeeper.ts';
import { createJoinThrottle, joinThrottleDefaults } from './join-throttle.ts';
import { createLinkTokens } from './link-tokens.ts';
import { listenOnAll } from './listen.ts';
import { isHostAllowed, isOriginAllowed, requestedHost } from './origin.ts';
import { loadPage } from './page.ts';
import { createPeople } from './people.ts';
import { createRoomRecords, type RoomRecordsOptions } from './room-records.ts';
import { createReadiness } from './readiness.ts';
import { createRooms } from './rooms.ts';
import { createId, createPlaceSecrets } from './secrets.ts';
import { createSession, type Session } from './session.ts';
import { statsOfSessions, type Stats } from './stats.ts';
import { createTally } from './tally.ts';

export type SignalServerOptions = {
  /** Local addresses to bind, for example `['127.0.0.1', '::1']`. */
  readonly addresses: readonly string[];
  /** TCP port, 0 for any. */
  readonly port: number;
  /** The folder of the bundled page. */
  readonly pageDirectory: string;
  /** The ICE servers for a client that reached this server under this name or address. */
  readonly iceServers: (host: string) => readonly IceServer[];
  /** Who has one of them may do everything; the first is the one to hand out. */
  readonly serverTokens: readonly string[];
  /** Sign the links; the first one makes, all verify. */
  readonly linkKeys: readonly Buffer[];
  /** Kept across runs, people keep their places: the first one makes secrets, all verify them. */
  readonly sessionKeys: readonly Buffer[];
  /** Whether anyone may open and enter a room by its name. */
  readonly isOpen: boolean;
  /** What hosts decided in earlier runs, and where to keep what they decide in this one. */
  readonly records?: Pick<RoomRecordsOptions, 'saved' | 'onChange'>;
  readonly log: Logger;
  readonly limits?: Partial<Limits>;
};

export type SignalServer = {
  readonly port: number;
  /** Those of the asked-for addresses that this machine has. */
  readonly addresses: readonly string[];
  /** Told by `/healthz`: tells this run of the server from any other on the same port. */
  readonly instance: string;
  readonly stats: () => Stats;
  /** Takes no new calls and asks people to move elsewhere; resolves when the last one is gone. */
  readonly drain: () => Promise<void>;
  /** Resolves when every socket is closed. */
  readonly close: () => Promise<void>;
};

/** A client that sends its request slowly holds a connection and nothing else, and not for long. */
const httpOptions = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 8 * 1024,
};

/** Sockets that do not answer the closing handshake within this time are cut. */
const closeGraceMs = 1_000;

/**
 * Resolves when pages and WebSockets are served. Rejects with Node's error when an address cannot
 * be bound, with `not-built` when there is no page.
 */
export async function startSignalServer(options: SignalServerOptions): Promise<SignalServer> {
  const { log, addresses } = options;
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const instance = createId();
  const isLoopbackOnly = addresses.every(isLoopbackAddress);
  const counters = createCounters();
  const readiness = createReadiness();
  const records = createRoomRecords({ ...options.records, now: Date.now });
  const { isDraining } = readiness;
  const rooms = createRooms({ limits, createId, records, now: Date.now, isDraining });
  const links = createLinkTokens(options.linkKeys, Date.now);
  const doorkeeper = createDoorkeeper({
    links,
    isOpen: options.isOpen,
    serverTokens: options.serverTokens,
    recordOf: rooms.record,
    keepUntil: rooms.keepUntil,
  });
  const places = createPlaceSecrets(options.sessionKeys);
  const people = createPeople(rooms, places, limits, log, counters);
  const sessions = new Set<Session>();
  const drain = createDrain({ readiness, people, sessions, limits, log });
  const clients = createTally();
  const throttle = createJoinThrottle(joinThrottleDefaults, () => performance.now());
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxMessageBytes,
    perMessageDeflate: false,
    clientTracking: true,
  });
  const handleApi = createApiHandler({ rooms, links, doorkeeper, limits, throttle, now: Date.now });
  const handleHttp = createHttpHandler({
    api: (request, response, path) => {
      handleApi(request, response, path).catch((error: unknown) => {
        log.error({ event: 'http.bug', err: error });
        response.destroy();
      });
    },
    page: await loadPage(options.pageDirectory),
    isLoopbackOnly,
    health: (request) => {
      const urls = iceServersFor(request).map((server) => server.urls);
      return {
        schema: 'engage.health/1',
        status: 'ok',
        instance,
        stun: urls.filter((url) => url.startsWith('stun:')),
        // No more than whether: the relay and its password are for those who were let in.
        relay: urls.some((url) => url.startsWith('turn')),
      };
    },
    readiness: readiness.status,
  });

  function iceServersFor(request: IncomingMessage): readonly IceServer[] {
    return options.iceServers(requestedHost(request) ?? 'localhost');
  }

  /** The HTTP status that refuses a WebSocket, undefined when it may be opened. */
  function upgradeRefusal(request: IncomingMessage, client: string): SocketRefusal | undefined {
    if ((request.url ?? '').replace(/\?.*$/s, '') !== signalingPath) return '404 Not Found';
    if (!isHostAllowed(request, isLoopbackOnly) || !isOriginAllowed(request))
      return '403 Forbidden';
    if (clients.count(client) >= limits.socketsPerAddress) return '429 Too Many Requests';
    return undefined;
  }

  function handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    const client = clientKey(request.socket.remoteAddress);
    const refusal = upgradeRefusal(request, client);
    if (refusal !== undefined) {
      counters.socketsRefused[refusal] += 1;
      log.warn({ event: 'socket.refused', status: refusal });
      socket.on('error', () => socket.destroy());
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\n\r\n`);
      return;
    }
    // Computed here: a closure that names the request would keep all of it for the socket's life.
    const iceServers = iceServersFor(request);
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const entry = { rooms, people, doorkeeper, counters, throttle, client, iceServers };
      const session = createSession({
        socket: webSocket,
        stream: socket,
        rooms,
        limits,
        log,
        counters,
        createEntrance: (hall) => createEntrance(entry, hall),
      });
      clients.add(client);
      sessions.add(session);
      webSocket.on('close', () => {
        clients.remove(client);
        sessions.delete(session);
      });
    });
  }

  /** A bug in answering one connection ends that connection and is told; the others go on. */
  function guarded<
    Arguments extends readonly [IncomingMessage, { destroy(): unknown }, ...unknown[]],
  >(handle: (...args: Arguments) => void) {
    return (...args: Arguments) => {
      try {
        handle(...args);
      } catch (err) {
        log.error({ event: 'http.bug', err });
        args[1].destroy();
      }
    };
  }

  const { port, servers, bound } = await listenOnAll(addresses, options.port, () =>
    createServer(httpOptions, guarded(handleHttp)).on('upgrade', guarded(handleUpgrade)),
  );
  const pings = setInterval(() => {
    for (const session of sessions) session.ping();
  }, limits.pingIntervalMs);
  readiness.become('ready');
  log.info({ event: 'server.listening', port });

  return {
    port,
    addresses: bound,
    instance,
    stats: () => ({
      counters,
      status: readiness.status(),
      rooms: rooms.count(),
      people: people.count(),
      ...statsOfSessions(sessions),
    }),
    drain: drain.start,
    close: async () => {
      readiness.become('draining');
      drain.close();
      clearInterval(pings);
      const closed = Promise.all(
        servers.map((server) => new Promise((resolve) => server.close(resolve))),
      );
      for (const socket of sockets.clients) socket.close(closeCodes.goingAway, 'server stopping');
      const cut = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
        for (const server of servers) server.closeAllConnections();
      }, closeGraceMs);
      for (const server of servers) server.closeIdleConnections();
      await closed;
      people.close();
      clearTimeout(cut);
      log.info({ event: 'server.closed', port });
    },
  };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { DecodeError, parseRecord, type Fields } from '../../protocol/fields.ts';
import { clientKey } from '../client-address.ts';
import { createClientBuckets } from '../client-buckets.ts';
import type { JoinThrottle } from '../join-throttle.ts';
import { isOriginAllowed } from '../origin.ts';
import { problem, type Answer } from './answer.ts';
import { createRoutes, type ApiOptions, type ApiRequest } from './routes.ts';

export type ApiHandlerOptions = ApiOptions & {
  /** Slows down those who guess at tokens, here as on the WebSocket. */
  readonly throttle: JoinThrottle;
};

/** Answers everything below `/api/`; rejects only for a bug. */
export function createApiHandler(options: ApiHandlerOptions) {
  const { limits, throttle, doorkeeper } = options;
  const mayAskOnce = createClientBuckets(limits.apiRequestsPerSecond, limits.apiBurst, () =>
    performance.now(),
  );
  const routes = createRoutes(options).map((route) => ({ route, pattern: patternOf(route.path) }));

  async function answer(request: IncomingMessage, path: string): Promise<Answer> {
    if (!isOriginAllowed(request)) {
      return problem({ code: 'not-allowed', message: 'Pages of other sites may not ask.' });
    }
    const client = clientKey(request.socket.remoteAddress);
    const token = bearerToken(request);
    const waitMs = throttle.waitMs(client);
    if (waitMs > 0) return tooMany('Too many attempts have failed.', waitMs);
    // Who has the server's token may run a script over all rooms.
    if (!doorkeeper.isServerToken(token) && !mayAskOnce(client)) {
      return tooMany('Too many requests.', 1000 / limits.apiRequestsPerSecond);
    }
    const fitting = routes.filter(({ pattern }) => pattern.test(path));
    if (fitting.length === 0) {
      return problem({ code: 'malformed', message: 'There is nothing at this path.' }, 404);
    }
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const found = fitting.find(({ route }) => route.method === method);
    if (found === undefined) {
      const allow = fitting.map(({ route }) => route.method).join(', ');
      return problem({ code: 'malformed', message: `This path takes ${allow}.` }, 405, { allow });
    }
    const { route, pattern } = found;
    const groups = pattern.exec(path)?.groups ?? {};
    const asked: ApiRequest = {
      token,
      room: decodePathPart(groups['room']),
      person: decodePathPart(groups['person']),
      body: {},
    };
    const refused = await route.guard?.(asked);
    if (refused !== undefined) {
      if (refused.isGuess) throttle.fail(client);
      return token === undefined
        ? problem(refused, 401, { 'www-authenticate': 'Bearer' })
        : problem(refused);
    }
    if (doorkeeper.isServerToken(token)) throttle.succeed(client);
    return route.handle({ ...asked, body: await readBody(request, limits.apiBodyBytes) });
  }

  return async (request: IncomingMessage, response: ServerResponse, path: string) => {
    let answered: Answer;
    try {
      answered = await answer(request, path);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      answered = problem({
        code: 'malformed',
        message: `This request is wrong: ${error.message}.`,
      });
    }
    send(response, answered);
  };
}

/** `{room}` in a path of the OpenAPI document stands for one part of a real one. */
function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}

function tooMany(sentence: string, waitMs: number): Answer {
  const seconds = Math.ceil(waitMs / 1000);
  return problem(
    { code: 'too-many-attempts', message: `${sentence} Try again in ${seconds} s.` },
    429,
    { 'retry-after': String(seconds) },
  );
}

/** The token of `Authorization: Bearer …` (RFC 6750, section 2.1). */
function bearerToken(request: IncomingMessage): string | undefined {
  return /^Bearer +([\w~+/.=-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

function decodePathPart(part: string | undefined): string {
  try {
    return decodeURIComponent(part ?? '');
  } catch (cause) {
    throw new DecodeError('the path has a stray %', { cause });
  }
}

/** Only JSON: what a form of another site could send is not taken for a request. */
async function readBody(request: IncomingMessage, maxBytes: number): Promise<Fields> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Leaving the loop must not cut the connection: the answer says why.
  const incoming: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  for await (const chunk of incoming) {
    length += chunk.length;
    if (length > maxBytes) throw new DecodeError(`the body is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  if (length === 0) return {};
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new DecodeError('the body is not application/json');
  }
  return parseRecord(Buffer.concat(chunks).toString());
}

function send(response: ServerResponse, { status, body, headers }: Answer) {
  const text = body === undefined ? '' : JSON.stringify(body);
  response
    .writeHead(status, {
      'cache-control': 'no-store',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      'content-length': Buffer.byteLength(text),
      // What is left of a body nobody wanted to read would be taken for the next request.
      ...(status < 300 ? {} : { connection: 'close' }),
      ...headers,
    })
    .end(text);
}

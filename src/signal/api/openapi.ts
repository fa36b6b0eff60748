import { refusalCodes } from '../../protocol/errors.ts';
import { limits } from '../../protocol/limits.ts';

const json = (schema: object) => ({ 'application/json': { schema } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

const problem = {
  description: 'A refusal, in the words of RFC 9457.',
  content: { 'application/problem+json': { schema: ref('Problem') } },
};
const done = { description: 'Done.' };
const shown = { description: 'The room.', content: json(ref('Room')) };

const roomParameter = {
  name: 'room',
  in: 'path',
  required: true,
  description: 'The name of the room, percent-encoded.',
  schema: { type: 'string' },
};
const personParameter = {
  name: 'person',
  in: 'path',
  required: true,
  description: 'The id of a person, as the room tells it.',
  schema: { type: 'string' },
};

const linkProperties = {
  ttlSeconds: {
    type: 'integer',
    minimum: 60,
    maximum: limits.maxLinkTtlS,
    default: limits.linkTtlS,
    description: 'How long the links let people in.',
  },
  maxPeople: {
    type: 'integer',
    minimum: 2,
    maximum: limits.peersPerRoom,
    description: 'The most people in the room with who comes by these links.',
  },
  lobby: { type: 'boolean', description: 'Whether guests wait until a host lets them in.' },
};

const role = { type: 'string', enum: ['host', 'guest', 'watch'] };
const token = {
  type: 'string',
  description: 'For the fragment of a link, `#t=…`, or as a bearer token.',
};
const instant = { type: 'string', format: 'date-time' };

function operation(
  operationId: string,
  summary: string,
  success: Readonly<Record<string, object>>,
  requestBody?: object,
) {
  return {
    operationId,
    summary,
    ...(requestBody === undefined
      ? {}
      : { requestBody: { required: true, content: json(requestBody) } }),
    responses: { ...success, default: problem },
  };
}

/** The contract of the HTTP API (OpenAPI 3.1); tests hold every answer against it. */
export const openApi = {
  openapi: '3.1.0',
  info: {
    title: 'Engage',
    version: '1',
    description:
      'Rooms of an Engage server. The bearer token is that of the server, or of a link: a host’s may decide for its room, a watcher’s may look at it.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/' }],
  security: [{ token: [] }],
  paths: {
    '/api/openapi.json': {
      get: {
        ...operation('describe', 'This document.', {
          200: { description: 'This document.', content: json({ type: 'object' }) },
        }),
        security: [],
      },
    },
    '/api/rooms': {
      get: operation('listRooms', 'All rooms. Takes the token of the server.', {
        200: { description: 'The rooms.', content: json(ref('Rooms')) },
      }),
      post: {
        ...operation(
          'createRoom',
          'Make a room and its links. Takes the token of the server, unless the server lets anyone.',
          { 201: { description: 'The tokens of its links.', content: json(ref('CreatedRoom')) } },
          ref('NewRoom'),
        ),
        security: [{ token: [] }, {}],
      },
    },
    '/api/rooms/{room}': {
      parameters: [roomParameter],
      get: operation('showRoom', 'Who is in a room.', { 200: shown }),
      patch: operation(
        'changeRoom',
        'Lock or unlock it, switch its lobby.',
        { 200: shown },
        ref('DoorChange'),
      ),
      delete: operation('closeRoom', 'Everyone is sent away, and its links end.', { 204: done }),
    },
    '/api/rooms/{room}/links': {
      parameters: [roomParameter],
      post: operation(
        'createLink',
        'Make another link.',
        { 201: { description: 'Its token.', content: json(ref('CreatedLinks')) } },
        ref('NewLink'),
      ),
    },
    '/api/rooms/{room}/mute': {
      parameters: [roomParameter],
      post: operation('muteAll', 'Ask everyone to switch the microphone off.', { 204: done }),
    },
    '/api/rooms/{room}/people/{person}': {
      parameters: [roomParameter, personParameter],
      delete: operation('kick', 'Send a person away; their link lets nobody in any more.', {
        204: done,
      }),
    },
    '/api/rooms/{room}/waiting/{person}': {
      parameters: [roomParameter, personParameter],
      post: operation('admit', 'Let someone in who waits.', { 204: done }),
      delete: operation('refuse', 'Do not let someone in who waits.', { 204: done }),
    },
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: {
      Rooms: object({ rooms: { type: 'array', items: ref('Room') } }),
      Room: object({
        name: { type: 'string' },
        people: { type: 'array', items: ref('Person') },
        waiting: {
          type: 'array',
          items: object({ id: { type: 'string' }, name: { type: 'string' } }),
        },
        isLocked: { type: 'boolean' },
        hasLobby: { type: 'boolean' },
        expiresAt: {
          type: ['string', 'null'],
          format: 'date-time',
          description: 'When its last link expires; null when it has none.',
        },
      }),
      Person: object({
        id: { type: 'string' },
        name: { type: 'string' },
        isHost: { type: 'boolean' },
        isSealed: {
          type: 'boolean',
          description:
            'Whether they came with the key of the link, which the server does not know.',
        },
      }),
      NewRoom: object(
        { name: { type: 'string', minLength: 1 }, ...linkProperties },
        Object.keys(linkProperties),
      ),
      NewLink: object({ role, ...linkProperties }, Object.keys(linkProperties)),
      DoorChange: {
        ...object({ isLocked: { type: 'boolean' }, hasLobby: { type: 'boolean' } }, [
          'isLocked',
          'hasLobby',
        ]),
        minProperties: 1,
      },
      CreatedRoom: object({
        name: { type: 'string' },
        tokens: object({ host: token, guest: token, watch: token }),
        expiresAt: instant,
      }),
      CreatedLinks: object({
        tokens: object({ host: token, guest: token, watch: token }, ['host', 'guest', 'watch']),
        expiresAt: instant,
      }),
      Problem: object({
        type: { type: 'string', const: 'about:blank' },
        title: { type: 'string' },
        status: { type: 'integer' },
        code: { type: 'string', enum: refusalCodes },
      }),
    },
  },
} as const;

import { normaliseName } from '../protocol/names.ts';
import type { LinkClaims, LinkRole, LinkTokens } from './link-tokens.ts';
import { isRefusal, type Grant, type Refusal } from './room.ts';
import type { RoomRecord } from './room-records.ts';
import { isSameSecret } from './secrets.ts';

/** Says what a token allows at a room; a refusal with `isGuess` may be an attempt to find one. */
export type Doorkeeper = {
  /** May this person come in, and as what? */
  readonly admit: (room: string, token: string | undefined) => Promise<Grant | Refused>;
  /** May they see who is there? */
  readonly mayWatch: (room: string, token: string | undefined) => Promise<Refused | undefined>;
  /** May they decide for this room? */
  readonly mayModerate: (room: string, token: string | undefined) => Promise<Refused | undefined>;
  /** Is this the token of the server, which may do everything? */
  readonly mustBeServer: (token: string | undefined) => Refused | undefined;
  /** May they make a room? */
  readonly mayCreate: (token: string | undefined) => Refused | undefined;
  /** What a link may pass on at most; undefined for tokens that set no bounds. */
  readonly boundsOf: (room: string, token: string | undefined) => Promise<LinkBounds | undefined>;
  /** Is it one of the server's own tokens? */
  readonly isServerToken: (token: string | undefined) => boolean;
};

/** Nobody gives more by a link than their own gives them. */
export type LinkBounds = { readonly maxPeople?: number; readonly expiresAtMs: number };

export type Refused = Refusal & { readonly isGuess: boolean };

export type DoorkeeperOptions = {
  readonly links: LinkTokens;
  /** Whether anyone may open and enter a room by its name. */
  readonly isOpen: boolean;
  /** Who has one of them may do everything. */
  readonly serverTokens: readonly string[];
  readonly recordOf: (room: string) => RoomRecord | undefined;
  /** Told of links that hold longer than is known: another run or node has made them. */
  readonly keepUntil: (room: string, untilMs: number) => void;
};

export function createDoorkeeper(options: DoorkeeperOptions): Doorkeeper {
  const { links, isOpen, recordOf } = options;

  function isServerToken(token: string | undefined): boolean {
    return (
      token !== undefined && options.serverTokens.some((expected) => isSameSecret(token, expected))
    );
  }

  /** What a link allows at this room now. */
  async function read(room: string, token: string): Promise<LinkClaims | Refused> {
    const claims = await links.verify(token);
    if (claims === 'expired') return refused('link-expired', 'This link has expired.');
    if (claims === 'invalid' || claims.room !== normaliseName(room)) {
      return guess('link-invalid', 'This link or token is not one of this room or server.');
    }
    const record = recordOf(room);
    if (claims.issuedAtMs <= (record?.closedAtMs ?? 0)) {
      return refused('room-closed', 'A host has closed this room.');
    }
    if (record?.revokedLinks.includes(claims.id) === true) {
      return refused(
        'kicked',
        'This link lets nobody in any more, because someone who came by it was removed.',
      );
    }
    if (claims.expiresAtMs > (record?.untilMs ?? 0)) options.keepUntil(room, claims.expiresAtMs);
    return claims;
  }

  function mustBeServer(token: string | undefined): Refused | undefined {
    if (isServerToken(token)) return undefined;
    const sentence = 'This takes the token of this server.';
    return token === undefined ? refused('not-allowed', sentence) : guess('not-allowed', sentence);
  }

  async function mayAs(
    roles: readonly LinkRole[],
    room: string,
    token: string | undefined,
    sentence: string,
  ): Promise<Refused | undefined> {
    if (token === undefined) return refused('not-allowed', sentence);
    if (isServerToken(token)) return undefined;
    const claims = await read(room, token);
    if (isRefusal(claims)) {
      return claims.code === 'link-invalid' ? guess('not-allowed', sentence) : claims;
    }
    return roles.includes(claims.role) ? undefined : refused('not-allowed', sentence);
  }

  return {
    isServerToken,
    admit: async (room, token) => {
      if (token === undefined) {
        if (isOpen) return guest;
        return refused('link-needed', 'Entering a room of this server takes its link.');
      }
      if (isServerToken(token)) return { role: 'host' };
      const claims = await read(room, token);
      if (isRefusal(claims)) return claims;
      if (claims.role === 'watch') {
        return refused('not-allowed', 'This link is for watching, not for taking part.');
      }
      const { id, role, maxPeople } = claims;
      return { role, link: id, ...(maxPeople === undefined ? {} : { maxPeople }) };
    },
    mayWatch: (room, token) =>
      mayAs(['host', 'watch'], room, token, 'Watching takes a token of the server or a host.'),
    mayModerate: (room, token) =>
      mayAs(['host'], room, token, 'This takes a token of the server or a host.'),
    boundsOf: async (room, token) => {
      if (token === undefined || isServerToken(token)) return undefined;
      const claims = await read(room, token);
      return isRefusal(claims) ? undefined : claims;
    },
    mustBeServer,
    mayCreate: (token) => (isOpen && token === undefined ? undefined : mustBeServer(token)),
  };
}

/** One for all, as thousands may have it. */
const guest: Grant = { role: 'guest' };

function refused(code: Refusal['code'], message: string): Refused {
  return { code, message, isGuess: false };
}

function guess(code: Refusal['code'], message: string): Refused {
  return { code, message, isGuess: true };
}

import { randomBytes } from 'node:crypto';
import { cpuUsage, resourceUsage } from 'node:process';
import { createSealKey } from '../../client/seal.ts';
import { createDeadline } from '../deadline.ts';
import { pause } from '../pause.ts';
import { nodeSealPlatform } from '../seal-platform.ts';
import { distributionOf, type Distribution } from './distribution.ts';
import type { LoadCounts, LoadPerson, LoadPersonOptions } from './load-person.ts';

export type LoadOptions = {
  readonly serverUrl: string;
  /** What lets one in where a name alone does not. */
  readonly token?: string;
  readonly rooms: number;
  readonly peoplePerRoom: number;
  readonly joinsPerSecond: number;
  /** How long everybody stays once everybody has come. */
  readonly holdMs: number;
  /** Whether they hold real connections, or only say what setting them up takes. */
  readonly hasMedia: boolean;
  /** Ends it early; what was measured until then is reported. */
  readonly stop: AbortSignal;
  /** Called a few times a second. */
  readonly onProgress?: (progress: LoadSituation) => void;
};

export type LoadSituation = {
  readonly phase: 'ramp' | 'hold';
  /** Of whom joining was begun; who is in; who has all that they should; who never will. */
  readonly begun: number;
  readonly joined: number;
  readonly setUp: number;
  readonly failed: number;
};

export type LoadReport = {
  readonly url: string;
  readonly people: number;
  readonly situation: Omit<LoadSituation, 'phase'>;
  readonly durationMs: number;
  /** Reached while people came, per second. */
  readonly joinsPerSecond: number;
  /** From opening the socket until the server had let one in. */
  readonly joinMs: Distribution | undefined;
  /** From opening the socket until one had all from everybody who was there. */
  readonly setUpMs: Distribution | undefined;
  /** Of each message, from sending to receiving; without media only. */
  readonly relayMs: Distribution | undefined;
  readonly counts: LoadCounts;
  /** How often a socket of somebody who was inside was lost. */
  readonly losses: number;
  readonly failures: readonly { readonly cause: string; readonly count: number }[];
  /** Whether the server said no to somebody. */
  readonly isRefused: boolean;
  /** What this process has cost: processor as a share of one core, and memory at most. */
  readonly self: { readonly cpuShare: number; readonly maxResidentBytes: number };
};

/** Who has not got so far by then does not count as somebody who waits. */
const setUpLimitMs = 15_000;
const talkIntervalMs = 1_000;
const lookIntervalMs = 200;
/** After the last message was sent, for those under way. */
const settleMs = 500;

/** Brings people into rooms of a server, keeps them there, and reports what they saw. */
export async function runLoad(options: LoadOptions): Promise<LoadReport> {
  const { rooms, peoplePerRoom, joinsPerSecond, stop, onProgress } = options;
  const wanted = rooms * peoplePerRoom;
  const latenciesMs: number[] = [];
  const createPerson = await personMaker(options, (ms) => latenciesMs.push(ms));
  const people: LoadPerson[] = [];
  let lastJoinMs = performance.now();
  const before = cpuUsage();
  const startMs = performance.now();
  let phase: LoadSituation['phase'] = 'ramp';
  const looking = setInterval(
    () => onProgress?.({ phase, ...situationOf(people) }),
    lookIntervalMs,
  );
  const talking = setInterval(() => {
    for (const person of people) person.talk();
  }, talkIntervalMs);
  try {
    while (people.length < wanted && !stop.aborted) {
      const dueMs = startMs + (people.length / joinsPerSecond) * 1_000;
      await pause(dueMs - performance.now(), stop);
      if (stop.aborted) break;
      const person = createPerson(Math.floor(people.length / peoplePerRoom));
      const unsubscribe = person.subscribe(() => {
        if (person.getSnapshot().joinMs === undefined) return;
        lastJoinMs = performance.now();
        unsubscribe();
      });
      people.push(person);
    }
    const limit = createDeadline(setUpLimitMs, stop);
    await allSettled(people, limit.signal);
    limit.clear();
    phase = 'hold';
    await pause(options.holdMs, stop);
    clearInterval(talking);
    await pause(settleMs, stop);
    const situation = situationOf(people);
    const counts = await countAll(people, options.hasMedia);
    const durationMs = performance.now() - startMs;
    const { user, system } = cpuUsage(before);
    return {
      url: options.serverUrl,
      people: wanted,
      situation,
      durationMs,
      joinsPerSecond: situation.joined / ((lastJoinMs - startMs) / 1_000),
      joinMs: distributionOf(people.flatMap((person) => person.getSnapshot().joinMs ?? [])),
      setUpMs: distributionOf(people.flatMap((person) => person.getSnapshot().setUpMs ?? [])),
      relayMs: distributionOf(latenciesMs),
      counts,
      losses: people.reduce((sum, person) => sum + person.getSnapshot().losses, 0),
      failures: failuresOf(people),
      isRefused: people.some((person) => person.getSnapshot().refusal !== undefined),
      self: {
        cpuShare: (user + system) / 1_000 / durationMs,
        maxResidentBytes: resourceUsage().maxRSS * 1_024,
      },
    };
  } finally {
    clearInterval(looking);
    clearInterval(talking);
    await Promise.all(people.map((person) => person.close()));
  }
}

/** werift is loaded for media only. */
async function personMaker(
  { serverUrl, token, hasMedia }: LoadOptions,
  onLatency: (ms: number) => void,
): Promise<(room: number) => LoadPerson> {
  // Nobody else can be in them, or come in.
  const rooms = randomBytes(12).toString('base64url');
  const optionsFor = (room: number): LoadPersonOptions => ({
    serverUrl,
    ...(token === undefined ? {} : { token }),
    room: `load-${rooms}-${room + 1}`,
    name: 'load',
  });
  if (!hasMedia) {
    const { createSignalingPerson } = await import('./signaling-person.ts');
    return (room) => createSignalingPerson({ ...optionsFor(room), onLatency });
  }
  const { createMediaPerson } = await import('./media-person.ts');
  const { loadTestClip } = await import('../media/clip.ts');
  const clip = await loadTestClip();
  const key = createSealKey(nodeSealPlatform);
  return (room) => createMediaPerson({ ...optionsFor(room), key, clip });
}

function situationOf(people: readonly LoadPerson[]): Omit<LoadSituation, 'phase'> {
  const all = people.map((person) => person.getSnapshot());
  return {
    begun: all.length,
    joined: all.filter(({ joinMs }) => joinMs !== undefined).length,
    setUp: all.filter(({ setUpMs }) => setUpMs !== undefined).length,
    failed: all.filter(({ failure }) => failure !== undefined).length,
  };
}

/** Resolves when everybody has got where they should, or has failed, or when stopped. */
async function allSettled(people: readonly LoadPerson[], stop: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const check = () => {
      if (!stop.aborted && !people.every(isSettled)) return;
      for (const unsubscribe of unsubscribes) unsubscribe();
      resolve();
    };
    const unsubscribes = people.map((person) => person.subscribe(check));
    stop.addEventListener('abort', check, { once: true });
    check();
  });
}

function isSettled(person: LoadPerson): boolean {
  const { setUpMs, failure } = person.getSnapshot();
  return setUpMs !== undefined || failure !== undefined;
}

async function countAll(people: readonly LoadPerson[], hasMedia: boolean): Promise<LoadCounts> {
  const counts = await Promise.all(people.map((person) => person.counts()));
  const sum = (of: keyof LoadCounts) => counts.reduce((total, count) => total + count[of], 0);
  const [sent, received] = [sum('sent'), sum('received')];
  // Of media some packets are always under way; the sequence numbers tell what was lost.
  return { sent, received, lost: hasMedia ? sum('lost') : sent - received };
}

function failuresOf(people: readonly LoadPerson[]): LoadReport['failures'] {
  const counted = new Map<string, number>();
  for (const person of people) {
    const { failure, joinMs, setUpMs } = person.getSnapshot();
    if (setUpMs !== undefined) continue;
    const unheard = joinMs === undefined ? 'no answer to join' : 'no answer from the others';
    const cause = failure ?? unheard;
    counted.set(cause, (counted.get(cause) ?? 0) + 1);
  }
  return [...counted]
    .map(([cause, count]) => ({ cause, count }))
    .toSorted((a, b) => b.count - a.count);
}

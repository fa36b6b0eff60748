import type { Call } from '../../client/call.ts';
import { insideOf } from '../../protocol/room-state.ts';
import { readConnection } from '../stats/read-connection.ts';
import type { PairStats } from '../stats/read-pair-stats.ts';
import { applySending } from './apply-sending.ts';
import { choosePicture, chooseSound, type SendingFacts } from './choose-sending.ts';
import { firstJudgement, judgeWay, type Judgement } from './judge-way.ts';
import { measureWay } from './measure-way.ts';

export type Adaptation = {
  /** From now on the newest connection to this person. */
  readonly watch: (connection: RTCPeerConnection, id: string) => void;
  readonly connectionTo: (id: string) => RTCPeerConnection | undefined;
  readonly close: () => void;
};

type Way = {
  readonly connection: RTCPeerConnection;
  judgement: Judgement;
  last: PairStats | undefined;
};

/** Often enough to notice trouble within seconds, seldom enough to cost nothing. */
const pollMs = 2_000;

/** Fits what is sent to each person to their view, their path and this machine. */
export function createAdaptation(call: Call<MediaStreamTrack>): Adaptation {
  const ways = new Map<string, Way>();
  const timer = setInterval(() => void poll(), pollMs);
  // Whoever hides a tile, comes or leaves changes what is to be sent at once.
  const unsubscribe = call.subscribe(applyAll);
  let isPolling = false;

  async function poll() {
    if (isPolling) return; // A page that was asleep has many polls due.
    isPolling = true;
    try {
      await Promise.all([...ways].map(([id, way]) => measure(id, way)));
    } finally {
      isPolling = false;
    }
    applyAll();
  }

  async function measure(id: string, way: Way) {
    if (way.connection.connectionState === 'closed') ways.delete(id);
    // While no path stands there is nothing to measure, and nothing to conclude.
    if (way.connection.connectionState !== 'connected') return;
    const stats = await readConnection(way.connection);
    way.judgement = judgeWay(way.judgement, measureWay(way.last, stats));
    way.last = stats;
  }

  function applyAll() {
    for (const [id, way] of ways) apply(id, way);
  }

  function apply(id: string, { connection, judgement }: Way) {
    if (connection.connectionState !== 'connected') return;
    const state = call.getSnapshot();
    const others = insideOf(state.room)?.peers.length ?? 1;
    const shown = state.pairs.get(id)?.shown;
    for (const sender of connection.getSenders()) {
      const { track } = sender;
      if (track?.kind === 'audio') void applySending(sender, chooseSound({ judgement }));
      if (track?.kind !== 'video') continue;
      const facts = { others, shown, judgement, ...describeTrack(track) };
      void applySending(sender, choosePicture(facts));
    }
    call.notify(id, { type: 'picture', isPaused: judgement.isPaused });
  }

  return {
    watch: (connection, id) => {
      // What was learnt of the path holds for the next connection as well.
      const judgement = ways.get(id)?.judgement ?? firstJudgement;
      ways.set(id, { connection, judgement, last: undefined });
    },
    connectionTo: (id) => ways.get(id)?.connection,
    close: () => {
      clearInterval(timer);
      unsubscribe();
    },
  };
}

function describeTrack(track: MediaStreamTrack): Pick<SendingFacts, 'captured' | 'content'> {
  const { width, height } = track.getSettings();
  return {
    captured: width === undefined || height === undefined ? undefined : { width, height },
    // Set on the track of a screen where it is captured.
    content: ['detail', 'text'].includes(track.contentHint) ? 'screen' : 'camera',
  };
}

import { createCallMeter } from '../../peer/call-meter.ts';
import { enterRoom, stayInRoom } from '../../peer/enter-room.ts';
import { loadTestClip } from '../../peer/media/clip.ts';
import { createClipMedia } from '../../peer/media/clip-media.ts';
import type { SwitchableMedia } from '../../peer/media/peer-media.ts';
import type { Peer } from '../../peer/peer.ts';
import type { CallTarget } from '../call-target.ts';
import type { Io } from '../io.ts';
import { createActor, describeProblem } from './call-acts.ts';
import { createCallStore } from './call-store.ts';
import { createInbox } from './inbox.ts';
import { loadFace } from './load-face.ts';

export type JoinCallOptions = {
  readonly target: CallTarget;
  readonly name: string;
  readonly send: 'nothing' | 'card';
  /** Where files go that are accepted; undefined: it is asked where one can be asked. */
  readonly folder: string | undefined;
  /** Takes files up to this size without being told; undefined: none. */
  readonly takeUpToBytes: number | undefined;
  readonly statsEveryS: number | undefined;
  readonly isJson: boolean;
  readonly isPlain: boolean;
};

/**
 * Takes part in a call until the user leaves. Throws `server-unreachable`, and `refused` when the
 * server lets nobody in or takes the place away.
 */
export async function joinCall(options: JoinCallOptions, io: Io): Promise<void> {
  const leaving = new AbortController();
  const stop = AbortSignal.any([io.stop, leaving.signal]);
  // All is loaded before connecting, so that nothing is missed meanwhile.
  const face = await loadFace(options, io);
  const media = options.send === 'card' ? createClipMedia(await loadTestClip()) : undefined;
  const meter = createCallMeter();
  const closes: (() => void)[] = [meter.close];

  function show(peer: Peer) {
    const inbox = createInbox({
      files: peer.talk.files,
      folder: options.folder,
      takeUpToBytes: options.takeUpToBytes,
      onProblem: (error) => shown.say(describeProblem(error)),
    });
    const call = createCallStore(peer, meter, inbox);
    const act = createActor({ peer, media, inbox, leave: () => leaving.abort() });
    const shown = face({ call, act, stop });
    closes.push(inbox.close, call.close, shown.close);
  }

  try {
    const peer = await enterRoom({
      ...options.target,
      name: options.name,
      intent: 'join',
      ...(media === undefined ? {} : { media, onMuteAsked: () => mute(media) }),
      stop,
      onPair: meter.watch,
      onPeer: show,
    });
    try {
      await stayInRoom(peer, stop);
    } finally {
      await peer.close();
    }
  } finally {
    for (const close of closes.toReversed()) close();
  }
}

function mute(media: SwitchableMedia): void {
  const { camera } = media.sending.getSnapshot();
  media.setSending({ camera, microphone: false });
}

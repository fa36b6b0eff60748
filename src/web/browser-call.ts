import { createCall, type Call } from '../client/call.ts';
import type { MediaState } from '../client/pair.ts';
import { createStore, type WritableStore } from '../client/store.ts';
import type { Talk } from '../client/talk/talk.ts';
import { signalingUrl } from '../protocol/addresses.ts';
import type { JoinIntent } from '../protocol/messages.ts';
import { warn } from './log.ts';
import { createPaintStore } from './paint-store.ts';
import { canRecord, createRecorder, type Recorder } from './recording/recorder.ts';
import { askGuestToken } from './invitation/ask-guest-token.ts';
import { createInvitation, type Invitation } from './invitation/invitation.ts';
import { linkKey, linkToken, roomLink } from './room-link.ts';
import { browserSealPlatform } from './seal-platform.ts';
import { watchNetwork } from './network-change.ts';
import { watchPairFacts } from './pair-facts/watch-pair-facts.ts';
import { keepScreenOn } from './screen-lock.ts';
import { createAdaptation } from './sending/adaptation.ts';
import { lookAtMachine, plainMachine, preferCodecs } from './sending/prefer-codecs.ts';
import { createBrowserTalk } from './talk/browser-talk.ts';
import { deviceKinds, sendingMedia, type LocalMedia } from './media/local-media.ts';
import { canShareScreen, createScreenShare, type ScreenShare } from './media/screen-share.ts';
import { createScreenSender, type ScreenSender } from './media/send-screen.ts';
import { watchWaking } from './waking.ts';

export type BrowserCall = Call<MediaStreamTrack, RTCDataChannel> & {
  /**
   * Whether people are just finding each other: each step of that waits for this page, and would
   * wait longer if it drew. From then on the browser works beside the page.
   */
  readonly isMeeting: () => boolean;
  /** Whether the key of the link seals what sets the connections up. */
  readonly isSealed: boolean;
  /** Whether this person came by a link with a token, which can be taken back. */
  readonly hasToken: boolean;
  /** What brings others here. */
  readonly invitation: Invitation;
  /** The connection to a person, to be looked at only. */
  readonly connectionTo: (id: string) => RTCPeerConnection | undefined;
  /** Whether a host has switched the microphone off, and nobody has switched it on or waved it away. */
  readonly mutedByHost: WritableStore<boolean>;
  /** Undefined where the browser cannot share a screen. */
  readonly screenShare: ScreenShare | undefined;
  /** Of all connections: what can be asked how loud it is. */
  readonly receivers: () => readonly RTCRtpReceiver[];
  /** Chat, gestures and files. */
  readonly talk: Talk;
  /** Undefined where the browser cannot record a call. */
  readonly recorder: Recorder | undefined;
  /** Whether the chat is to be seen. */
  readonly isTalkOpen: WritableStore<boolean>;
};

export type BrowserCallOptions = {
  readonly room: string;
  readonly name: string;
  readonly intent: JoinIntent;
  readonly media: LocalMedia;
};

/** Joins a room with this browser's sockets, connections and devices. */
export function createBrowserCall({ media, ...options }: BrowserCallOptions): BrowserCall {
  const connections = new Set<RTCPeerConnection>();
  // Tracks of one stream are played in step (lip sync), so all are said to belong to this one.
  const stream = new MediaStream();
  const key = linkKey();
  const token = linkToken();
  const platform = browserSealPlatform();
  const mutedByHost = createStore(false);
  const screenShare = canShareScreen() ? createScreenShare() : undefined;
  const screen = screenShare && createScreenSender(screenShare);
  let machine = plainMachine();
  void lookAtMachine().then((seen) => (machine = seen));
  const seal = key !== undefined && platform !== undefined ? { key, platform } : undefined;
  const { talk, takeChannel, follow } = createBrowserTalk(clock, (to, label) =>
    call.openChannel(to, label),
  );
  const call = createCall<MediaStreamTrack, RTCDataChannel>({
    ...options,
    media: mediaToTell(),
    clock,
    openSocket: () => new WebSocket(signalingUrl(location.origin)),
    openConnection: (iceServers, peer) => {
      const connection = spare ?? prepareConnection();
      spare = undefined;
      connection.setConfiguration({ ...plainConfiguration, iceServers: [...iceServers] });
      preferCodecs(connection, machine);
      adaptation.watch(connection, peer.id);
      return { connection, readFacts: watchPairFacts(connection, iceServers) };
    },
    onDataChannel: takeChannel,
    comparing: platform,
    ...(seal === undefined ? {} : { seal }),
    ...(token === undefined ? {} : { token }),
    onMuteAsked: () => {
      media.setOn('microphone', false);
      mutedByHost.set(true);
    },
    onProblem: ({ event, ...fields }) => warn(event, fields),
  });
  const painted = createPaintStore(call, isMeeting);
  const adaptation = createAdaptation({ ...call, ...painted });
  // What takes longest is done while the server still looks for the room, or nobody is there.
  let spare: RTCPeerConnection | undefined = prepareConnection();
  const invitation = createInvitation({
    call,
    token,
    linkOf: (guestToken) => roomLink(options.room, guestToken),
    askGuestToken: () => askGuestToken(options.room, token ?? ''),
  });
  const recorder = canRecord()
    ? createRecorder({
        room: options.room,
        call,
        recordings: talk.recordings,
        media,
        screenShare,
      })
    : undefined;

  function mediaToTell(): MediaState {
    return {
      ...sendingMedia(media.getSnapshot()),
      ...(screen === undefined
        ? {}
        : {
            screen: screenShare?.getSnapshot().state === 'live',
            screenStream: screen.streamId,
          }),
    };
  }

  function isMeeting(): boolean {
    const { room, pairs } = call.getSnapshot();
    if (room.phase === 'connecting') return room.attempt === 0;
    const peers = room.phase === 'joined' ? room.peers : [];
    return peers.some(({ id }) => (pairs.get(id)?.connection ?? 'new') === 'new');
  }

  /** A connection to nobody yet, which needs only the ICE servers of the room. */
  function prepareConnection(): RTCPeerConnection {
    const connection = new RTCPeerConnection(plainConfiguration);
    connections.add(connection);
    sendTracks(connection, media, stream, screen);
    screen?.update(connection);
    return connection;
  }

  function sendMedia() {
    for (const connection of connections) {
      if (connection.signalingState === 'closed') connections.delete(connection);
      else {
        sendTracks(connection, media, stream, screen);
        screen?.update(connection);
      }
    }
    const told = call.getSnapshot().media;
    const now = mediaToTell();
    if (
      now.camera !== told.camera ||
      now.microphone !== told.microphone ||
      now.screen !== told.screen
    ) {
      call.setMedia(now);
    }
    if (now.microphone) mutedByHost.set(false);
  }

  const endings = [
    media.subscribe(sendMedia),
    screenShare?.subscribe(sendMedia),
    call.subscribe(() => {
      if (call.getSnapshot().room.phase !== 'refused') return;
      // Who is sent away shows nothing any more, and takes nothing more in.
      screenShare?.stop();
      recorder?.stop();
    }),
    follow(call),
    keepScreenOn(call),
    watchNetwork(call.networkChanged),
    // What sleeps misses the end of its socket and of its paths.
    watchWaking(call.networkChanged),
  ];
  return {
    ...call,
    ...painted,
    isMeeting,
    isSealed: seal !== undefined,
    hasToken: token !== undefined,
    invitation,
    mutedByHost,
    connectionTo: adaptation.connectionTo,
    screenShare,
    receivers: () => [...connections].flatMap((connection) => connection.getReceivers()),
    talk,
    recorder,
    isTalkOpen: createStore(false),
    leave: () => {
      for (const end of endings) end?.();
      spare?.close();
      adaptation.close();
      recorder?.stop();
      screenShare?.stop();
      invitation.close();
      call.leave();
    },
  };
}

const plainConfiguration: RTCConfiguration = { bundlePolicy: 'max-bundle' };

const clock = {
  after: (ms: number, callback: () => void) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  random: Math.random,
};

/** Makes a connection send what the devices give now; a device that stopped sends nothing. */
function sendTracks(
  connection: RTCPeerConnection,
  media: LocalMedia,
  stream: MediaStream,
  screen: ScreenSender | undefined,
): void {
  const { sources } = media.getSnapshot();
  for (const kind of deviceKinds) {
    const source = sources[kind];
    const track = source.state === 'live' ? source.track : null;
    const sender = senderOf(connection, kind === 'camera' ? 'video' : 'audio', screen);
    if (sender !== undefined) {
      if (sender.track !== track) sender.replaceTrack(track).catch(onReplaceFailed);
    } else if (track !== null) {
      connection.addTrack(track, stream);
    }
  }
}

/** The transceiver's kind is that of its receiver: a sender without a track tells nothing. */
function senderOf(
  connection: RTCPeerConnection,
  kind: string,
  screen: ScreenSender | undefined,
): RTCRtpSender | undefined {
  return connection
    .getTransceivers()
    .find(
      ({ direction, receiver, sender }) =>
        receiver.track.kind === kind &&
        direction.startsWith('send') &&
        screen?.owns(sender) !== true,
    )?.sender;
}

function onReplaceFailed(cause: unknown): void {
  warn('peer.track-not-replaced', { cause });
}

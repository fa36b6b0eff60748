import type { PairWords, Side } from '../../diagnosis/pair-finding.ts';
import type { ConnectionFindingCode } from '../../diagnosis/connection.ts';
import type { DeviceFindingCode, DeviceKind } from '../../diagnosis/devices.ts';
import { adviseInsecureContext } from '../../diagnosis/insecure-context.ts';
import type { NameFault, RoomNameFault } from '../../protocol/names.ts';
import type { PairRefusal } from '../../client/pair.ts';
import type { FileFailure } from '../../client/files/transfer.ts';
import type { RefusalRemedy, RefusalSubject } from '../call/describe-refusal.ts';
import type { LinkFailureCode } from '../invitation/ask-guest-token.ts';
import type { SoundProcess } from '../media/sound-processing.ts';
import type { RecordingProblem } from '../recording/record-call.ts';
import type { ShortcutKey } from '../settings/shortcuts.ts';
import type { Corner } from '../stage/view-choices.ts';
import type { CandidateWord } from '../stats/describe-stats.ts';
import { ofDevices, type Advice } from './device-words.ts';
import { formatsOf } from './formats.ts';

const { number, time, plural } = formatsOf<'one' | 'other'>('en');

/** What a screen says of a refusal; without a problem the server's own words stand there. */
type RefusalWords = { readonly title: string; readonly problem?: string; readonly action: string };

const refusals: Readonly<Record<RefusalSubject, RefusalWords>> = {
  'server-full': {
    title: 'The server is full',
    problem: 'It holds as many calls as it can take.',
    action: 'Try again in a while.',
  },
  draining: {
    title: 'The server is about to restart',
    action: 'Try again in a minute.',
  },
  'unsupported-version': {
    title: 'This page is out of date',
    problem: 'The server has been updated since this page was loaded.',
    action: 'Reload to get the page that fits.',
  },
  'bad-room-name': {
    title: 'This room name does not work',
    action: 'Meet under another name.',
  },
  'bad-person-name': {
    title: 'Your name does not work here',
    action: 'Change it and join again.',
  },
  'too-many-attempts': {
    title: 'Too many attempts',
    action: 'Wait a little, then try again.',
  },
  'not-allowed': {
    title: 'You may not join this call',
    action: 'Ask a host of the call for a link to take part.',
  },
  'link-needed': {
    title: 'Calls here take a link',
    problem: 'On this server nobody starts or joins a call by its name alone.',
    action:
      'If you are invited, ask for the link and open all of it. If you run this server, make the call in its terminal:',
  },
  'link-invalid': {
    title: 'This link does not open the call',
    problem: 'Part of it is missing, or it belongs to another call or server.',
    action: 'Ask for the link again, and open all of it.',
  },
  'link-expired': {
    title: 'This link has expired',
    problem: 'Links to a call hold for a limited time.',
    action: 'Ask a host of the call for a new one.',
  },
  'room-locked': {
    title: 'This call is locked',
    problem: 'Nobody else can come in just now.',
    action: 'Ask a host to unlock it, then try again.',
  },
  'not-admitted': {
    title: 'You were not let in',
    problem: 'A host of this call said no.',
    action: 'If that was a mistake, tell them that it is you who knocks, and try again.',
  },
  'link-taken-back': {
    title: 'This link no longer works',
    problem: 'Someone who came by it was removed from the call.',
    action: 'Ask a host of the call for a new link.',
  },
  'kicked-with-link': {
    title: 'You were removed from this call',
    problem: 'A host has ended your part in it. Your camera and microphone are off.',
    action: 'Your link no longer works. If that was a mistake, ask a host for a new one.',
  },
  'kicked-without-link': {
    title: 'You were removed from this call',
    problem: 'A host has ended your part in it. Your camera and microphone are off.',
    action: 'If that was a mistake, you may knock: a host decides whether you come back in.',
  },
  'closed-with-link': {
    title: 'This call is over',
    problem: 'A host has closed it for everyone.',
    action: 'Its links open nothing any more. To meet again, a new one must be made.',
  },
  'closed-without-link': {
    title: 'This call is over',
    problem: 'A host has closed it for everyone.',
    action: 'To meet again, start a new call.',
  },
  misunderstanding: {
    title: 'The server and this page do not understand each other',
    action: 'Reload; if that does not help, tell the person who runs the server.',
  },
};

const nouns = {
  camera: { device: 'camera', none: 'No camera was found', it: 'it', one: 'one' },
  microphone: { device: 'microphone', none: 'No microphone was found', it: 'it', one: 'one' },
  both: {
    device: 'camera and microphone',
    none: 'No camera and no microphone was found',
    it: 'them',
    one: 'them',
  },
};

/**
 * Every word of the page, in English. The other languages have the same shape, so that a missing
 * sentence does not compile. What stands between others' words is a function of them; a function
 * takes only texts to be shown and numbers to be counted, never something to decide by.
 */
export const en = {
  format: { number, time, units: ['B', 'kB', 'MB', 'GB', 'TB'] },
  common: {
    cancel: 'Cancel',
    ok: 'OK',
    tryAgain: 'Try again',
    backToStart: 'Back to start',
    leave: 'Leave',
    close: 'Close',
    closeDialog: (title: string) => `Close ${title.toLowerCase()}`,
    you: 'You',
    guest: 'Guest',
    withKey: (does: string, key: string) => `${does} (${key})`,
    copyLink: 'Copy link',
    copied: 'Copied',
    language: 'Language',
  },
  broken: {
    title: 'Something broke',
    problem:
      'This page ran into a bug and cannot go on. The call, if there was one, has ended for you.',
    action: 'Reload to come back to the same room.',
    reload: 'Reload',
  },
  landing: {
    lead: 'Private video calls. Agree on a room name, and meet there.',
    offline: {
      problem: 'You are offline.',
      action: 'Calls need a network. This page goes on as soon as there is one.',
    },
    badLink: {
      problem: 'This link does not lead to a room.',
      action: 'Ask for the link again, or type the name of the room here.',
    },
    room: {
      label: 'Room name',
      hint: 'Everyone in the call types the same name.',
      placeholder: 'for example standup',
    },
    start: 'Start call',
    join: 'Join call',
    promise: 'No account. Picture and sound are encrypted between the people in the call.',
  },
  controls: { more: 'More' },
  soundOnly: {
    choose: { label: 'Sound only', effect: 'You get no pictures; yours stays as it is.' },
    end: { label: 'Show pictures', effect: 'The others send theirs again.' },
    begun: 'You get sound only now; nobody sends you a picture.',
    over: 'Pictures are shown again.',
    note: 'You get sound only.',
    screen: (title: string) => `${title} is not shown: you get sound only.`,
  },
  roomName: {
    'only-dots': () => 'A room name cannot be only dots.',
    empty: () => 'A room name needs at least one character.',
    'too-long': (max: number) => `A room name has at most ${number(max)} characters.`,
    invisible: () => 'A room name cannot contain invisible control characters.',
  } satisfies Record<RoomNameFault, (max: number) => string>,
  personName: {
    empty: () => 'A name needs at least one character.',
    'too-long': (max: number) => `A name has at most ${number(max)} characters.`,
    invisible: () => 'A name cannot contain invisible control characters.',
  } satisfies Record<NameFault, (max: number) => string>,
  ended: {
    title: 'You left the call',
    others: (room: string) =>
      `Your camera and microphone are off. The others in ${room} can go on without you.`,
    rejoin: 'Rejoin',
  },
  preJoin: {
    cannotJoin: 'This browser cannot join',
    anotherRoom: 'Another room',
    about: 'You are about to join',
    yourName: 'Your name',
    waitingForDevices: 'Waiting for your devices…',
    join: 'Join',
    joinWithoutMicrophone: 'Join without microphone',
    joinWithoutCamera: 'Join without camera',
    joinToWatch: 'Join to watch and listen',
    preview: 'Preview',
    goOnWithout: 'Go on without',
    mayAsk: 'Your browser may ask for your camera and microphone. Please allow them.',
    noPicture: 'No picture',
    cameraOff: 'Your camera is off',
    checking: 'Checking…',
    checkAgain: 'Check again',
    incomplete: {
      problem: 'A part of this page is missing.',
      action: 'The server may be out of reach, or have a newer page. Reload, then join.',
    },
  },
  /** Why there is no connection to somebody, and what helps. */
  pair: {
    offline: () => ({
      problem: 'This device has no network, or does not reach the call server.',
      action: 'Check your network. The call goes on by itself when it is back.',
    }),
    'other-silent': ({ wasConnected }, name) => ({
      problem: wasConnected
        ? `Nothing comes from ${name} any more, not even through the server.`
        : `${name} has joined, but their device does not answer.`,
      action: `If your own network works, theirs is gone, or their page is asleep or has crashed: ${name} should open it again.`,
    }),
    'not-negotiated': (_, name) => ({
      problem: `You and ${name} both reach the server, but the connection was not agreed.`,
      action: 'Leave and rejoin: that begins anew.',
    }),
    'keys-not-agreed': (_, name) => ({
      problem: `There is a path to ${name}, but encryption could not be agreed on it.`,
      action:
        'Leave and rejoin. If it repeats, something on the way inspects or changes packets: try without VPN, or another network.',
    }),
    'no-candidates': ({ side }, name) => ({
      problem: {
        here: 'Your browser offers no address that pictures and sound could reach.',
        there: `${name}'s browser offers no address that pictures and sound could reach.`,
        both: `Neither your browser nor ${name}'s offers an address that pictures and sound could reach.`,
      }[side],
      action: {
        here: 'Allow WebRTC in the settings of your browser, its extensions or the VPN, then rejoin.',
        there: `${name} should allow WebRTC in the settings of the browser, its extensions or the VPN, then rejoin.`,
        both: 'Both of you: allow WebRTC in the settings of the browser, its extensions or the VPN, then rejoin.',
      }[side],
    }),
    'relay-rejected': ({ side, errorCode }, name) => ({
      problem: `There is no direct path to ${name}, and the relay turns ${whom(side, name)} away: ${
        [401, 431, 438, 441].includes(errorCode)
          ? 'it does not accept the password that this server hands out'
          : [486, 508].includes(errorCode)
            ? 'it is full'
            : 'it refuses the request'
      } (${errorCode}).`,
      action: 'Who runs the server can mend it: check the credentials and limits of the relay.',
    }),
    'relay-unreachable': ({ side, isOverTcp }, name) => ({
      problem: `There is no direct path to ${name}, and the relay does not answer ${whom(side, name)}.`,
      action: isOverTcp
        ? 'Try another network, or ask who runs the server whether the relay is up.'
        : 'Try another network, or ask who runs the server to offer the relay over TCP or TLS too.',
    }),
    'relay-failed': ({ side }, name) => ({
      problem: `There is no direct path to ${name}, and the relay gave ${whom(side, name)} no address. Why cannot be told.`,
      action: 'Ask who runs the server to check the relay, or try another network.',
    }),
    'relay-idle': (_, name) => ({
      problem: `There is no direct path to ${name}, and the relay answers but passes nothing on.`,
      action:
        'Who runs the server can mend it: the relay must be let reach the people of the call.',
    }),
    'no-common-family': ({ here, there }, name) => ({
      problem: `Your network has ${here} only and ${name}'s ${there} only, so they do not reach each other.`,
      action: 'One of you: try another network. A relay that speaks both would help as well.',
    }),
    'names-unresolved': (_, name) => ({
      problem: `${name}'s browser hides its addresses, and the names it gives instead are not known here.`,
      action:
        'Switch camera or microphone on: browsers then show addresses. A STUN or TURN server would help as well.',
    }),
    'udp-blocked': ({ side, hasRelay }, name) => ({
      problem: `${side === 'here' ? 'Your' : `${name}'s`} network lets no UDP through, which calls need, and ${
        hasRelay ? 'the relay has not helped so far' : 'this server has no relay'
      }.`,
      action: `${
        side === 'here' ? 'Try' : `${name} should try`
      } another network, such as the hotspot of a phone, or ask who runs the server for a TURN server over TLS.`,
    }),
    'udp-silent': ({ side, hasRelay }, name) => ({
      problem: `Over UDP, which calls need, the server answers ${
        side === 'here' ? 'you not' : side === 'there' ? `${name} not` : `neither you nor ${name}`
      }, and ${hasRelay ? 'the relay has not helped so far' : 'there is no relay'}.`,
      action:
        'Try another network. If it stays so everywhere, the UDP port of the server is closed: tell who runs it.',
    }),
    'path-lost': (_, name) => ({
      problem: `The path to ${name} was lost, and no other has been found so far. You both still reach the server.`,
      action: 'It is being looked for. If one of you has changed network or VPN, leave and rejoin.',
    }),
    'no-servers': (_, name) => ({
      problem: `Your packets and ${name}'s do not reach each other, and this server helps only within one network: it has neither STUN nor relay.`,
      action: 'Meet in the same network, or ask who runs the server to add a TURN server.',
    }),
    'no-direct-path': (_, name) => ({
      problem: `Nothing gets through between your network and ${name}'s in either direction, and this server has no relay.`,
      action:
        'Ask who runs the server to add a TURN server; or one of you tries another network, such as the hotspot of a phone.',
    }),
    unanswered: (_, name) => ({
      problem: `What is sent to ${name} is not answered, and this server has no relay. How it looks from their side is not known.`,
      action: 'Try another network, or ask who runs the server to add a TURN server.',
    }),
    unknown: (_, name) => ({
      problem: `No path to ${name} has been found so far. Why cannot be told from what both sides know.`,
      action: 'Leave and rejoin, or try another network.',
    }),
  } satisfies PairWords,
  connectionFindings: {
    'server-unreachable': {
      problem: 'The call server does not answer, so joining would not work now.',
      action: 'Check that this device is online, then check again.',
    },
    'no-socket': {
      problem:
        'The call server answers, but the connection that calls need (a WebSocket) does not open.',
      action:
        'Check again in a moment; if it stays so, a proxy or firewall stops it: try another network.',
    },
    'stun-silent': {
      problem:
        'Nothing answers over UDP, which pictures and sound travel by, and this server has no ' +
        'relay: you will probably not see or hear people on other networks.',
      action: 'Try another network, for example that of a phone, then check again.',
    },
    'no-address': {
      problem:
        'This browser offers no address that pictures and sound could reach, and this server ' +
        'has no relay: you will not see or hear anybody.',
      action:
        'Allow WebRTC in the settings of the browser, its extensions or the VPN, then check again.',
    },
  } satisfies Record<ConnectionFindingCode, Advice>,
  deviceFindings: {
    'insecure-context': adviseInsecureContext,
    'unsupported-browser': {
      problem: 'This browser cannot make video calls: it has no WebRTC, or it is switched off.',
      action: 'Open the link in a current Firefox, Chrome, Edge or Safari.',
    },
    'device-stopped': ofDevices(nouns, ({ device }) => ({
      problem: `The ${device} stopped: unplugged, or taken by the system.`,
      action: 'Plug it in again, or choose another one.',
    })),
    'permission-denied-by-system': ofDevices(nouns, ({ device }) => ({
      problem: `This page may use the ${device}, but the system does not let the browser.`,
      action: `Allow the browser to use the ${device} in the privacy settings of the system, then try again.`,
    })),
    'permission-dismissed': ofDevices(nouns, ({ device }) => ({
      problem: `The browser asked about the ${device} and got no answer.`,
      action: 'Try again and choose Allow.',
    })),
    'permission-denied': ofDevices(nouns, ({ device }) => ({
      problem: `This page is not allowed to use the ${device}.`,
      action: `Allow the ${device} by the icon beside the address, then try again.`,
    })),
    'no-device': ofDevices(nouns, ({ none, one }) => ({
      problem: `${none} on this device.`,
      action: `Plug ${one} in, then try again.`,
    })),
    'device-busy': ofDevices(nouns, ({ device, it }) => ({
      problem: `The ${device} cannot be opened; another program is probably using ${it}.`,
      action: 'Close other calls and programs that may use it, then try again.',
    })),
    overconstrained: ofDevices(nouns, ({ device }) => ({
      problem: `The chosen ${device} is gone, or cannot work the way a call needs.`,
      action: 'Choose another one.',
    })),
    'unknown-device-error': ofDevices(nouns, ({ device }) => (errorName: string) => ({
      problem: `The ${device} could not be started (${errorName}).`,
      action: 'Try again; if that does not help, reload the page or use another browser.',
    })),
  } satisfies Record<DeviceFindingCode, unknown>,
  /** What pressing does. */
  mediaToggle: {
    camera: { on: 'Turn camera off', off: 'Turn camera on' },
    microphone: { on: 'Mute microphone', off: 'Unmute microphone' },
  } satisfies Record<DeviceKind, unknown>,
  settings: {
    title: 'Settings',
    devices: {
      camera: {
        label: 'Camera',
        any: 'Default camera',
        failed: 'Camera not available',
        none: 'No camera',
        nameless: (index: number) => `Camera ${number(index)}`,
      },
      microphone: {
        label: 'Microphone',
        any: 'Default microphone',
        failed: 'Microphone not available',
        none: 'No microphone',
        nameless: (index: number) => `Microphone ${number(index)}`,
      },
    } satisfies Record<DeviceKind, unknown>,
    speaker: {
      label: 'Loudspeaker',
      any: 'Default loudspeaker',
      nameless: (index: number) => `Loudspeaker ${number(index)}`,
      another: 'Choose another',
      bySystem: 'This browser plays where the system does; choose another loudspeaker there.',
      notYet:
        'The browser names loudspeakers once the microphone is allowed; until then it plays where the system does.',
      test: {
        idle: 'Play a test sound',
        playing: 'Playing a test sound…',
        failed: 'No sound; try again',
      },
    },
    blur: 'Blur the background',
    loudness: 'Loudness of your microphone',
    sound: 'Sound of your microphone',
    soundProcesses: {
      noiseSuppression: 'Suppress noise around you',
      echoCancellation: 'Cancel echo of the loudspeaker',
      autoGainControl: 'Keep your voice at one loudness',
    } satisfies Record<SoundProcess, string>,
    keyboard: 'Keyboard',
    singleKeys: 'Single-key shortcuts',
    showShortcuts: 'Show keyboard shortcuts',
    shortcutsTitle: 'Keyboard shortcuts',
    shortcutsOff: 'They are switched off in the settings.',
    shortcuts: {
      m: 'Mute or unmute the microphone',
      v: 'Turn the camera on or off',
      s: 'Share your screen, or stop',
      g: 'Everyone alike, or who speaks large',
      f: 'Full screen, or back',
      i: 'How the connection to each person is',
      c: 'Open or close the chat',
      h: 'Raise or lower your hand',
      r: 'Record the call, or stop',
      '?': 'Show this list',
    } satisfies Record<ShortcutKey, string>,
  },
  joining: {
    title: (room: string) => `Joining ${room}…`,
    noAnswer: 'The call server does not answer',
    attempt: (count: number) => `This page keeps trying; attempt ${number(count)} is under way.`,
    action:
      'Check that this device is online, and that engage serve is still running where the link comes from.',
  },
  lobby: {
    title: (room: string) => `Waiting to be let into ${room}`,
    hostsSee: (name: string) =>
      `Hosts see that ${name} wants to come in. As soon as one of them says yes, this page goes in by itself.`,
    notYet: 'Nobody sees or hears you yet.',
  },
  waiting: {
    title: 'Nobody else is here yet',
    byName: (host: string, room: string) =>
      `Or they open ${host}, type ${room} and press Join call.`,
    wholeLinkWithToken: 'Send all of it: what follows the # lets them in.',
    wholeLinkWithKey: 'Send all of it: what follows the # is the key to this call.',
    thisComputerOnly: (host: string) => `A link with ${host} opens on this computer only.`,
  },
  invitation: {
    send: 'Send them this link',
    making: 'Making a link…',
    none: 'No link yet. Try again',
    problem: (reason: string) => `There is no link for others yet. ${reason}`,
    action: 'Your own link is for hosts, so do not send that one.',
    failures: {
      'no-answer': 'The server did not answer.',
      'not-the-server': 'What answered is not the call server.',
    } satisfies Record<LinkFailureCode, string>,
  },
  call: {
    outOfReach: 'The server is out of reach; reconnecting. You can go on talking.',
    playSound: 'Play sound',
    sealed: 'Sealed by the link',
    sealedMeans:
      'The key in the link seals how you are connected: the server cannot read or change it.',
    notSealed: 'Not sealed',
    notSealedMeans:
      'This call has no key: a dishonest server could step between you, unless the numbers beside each person are the same on both sides. A link made by engage room create has a key.',
    locked: 'Locked',
    lockedMeans: 'Only hosts can come in.',
    waitingRoom: 'Waiting room',
    waitingRoomMeans: 'Guests wait until a host lets them in.',
    mutedByHost: 'A host has asked everyone to mute; your microphone is off.',
    /** What is wrong with a device, and what to do. */
    deviceIsBack: (lost: string, used: string) => `“${lost}” is back; “${used}” is still used.`,
    deviceStopped: (lost: string, used: string) => `“${lost}” stopped; “${used}” is used instead.`,
    switchBack: 'Switch back',
  },
  tile: {
    pictureAndSound: (name: string) => `Picture and sound of ${name}`,
    ownCamera: 'Your camera',
    host: 'Host',
    speaking: 'Speaking',
    microphoneOff: 'Microphone off',
    cameraOff: 'Camera off',
    /** Read out after a name. */
    afterName: {
      speaking: ', speaking',
      microphoneOff: ', microphone off',
      cameraOff: ', camera off',
    },
    paused: 'Their picture is paused: the connection is too slow for it.',
    connecting: 'Connecting…',
    reconnecting: 'Reconnecting…',
    rejoin: 'Leave and rejoin',
    cannotBeChecked: 'Cannot be checked',
    insecure: 'Nobody can tell whether somebody is in between: this page did not come over https.',
    noNumbers: (name: string) =>
      `Nobody can tell whether somebody is in between: no numbers to compare came from ${name}.`,
    numbersWith: (name: string) => `Numbers to compare with ${name}:`,
    compare:
      'Read these numbers to each other. Same numbers: nobody is in between. Other numbers: hang up.',
    refusals: {
      'no-key-there': (name: string) => ({
        problem: `${name} came without the key of this call.`,
        action: 'Send them the whole link, with everything after the #.',
      }),
      'no-key-here': () => ({
        problem: 'This call is sealed, and this page does not have its key.',
        action: 'Open the whole link you were sent, over https or on localhost.',
      }),
      'not-authentic': (name: string) => ({
        problem: `What came from ${name} could not be verified, so it was refused.`,
        action:
          'Their link has another key, or the server changed something. Compare links by another way before you go on.',
      }),
      'meddled-with': (name: string) => ({
        problem: `Something between you and ${name} meddled with the connection, so it was ended.`,
        action:
          'Perhaps the server is not honest. Meet through another one, or by a link made by engage room create.',
      }),
    } satisfies Record<PairRefusal, (name: string) => Advice>,
  },
  /** What is announced when it happens. */
  changes: {
    joined: (name: string) => `${name} joined.`,
    left: (name: string) => `${name} left.`,
    locked: 'The call is locked.',
    unlocked: 'The call is no longer locked.',
    lobbyOn: 'The waiting room is on.',
    lobbyOff: 'The waiting room is off.',
    picturePaused: (name: string) =>
      `${name}’s picture is paused: the connection is too slow for it.`,
    pictureGoesOn: (name: string) => `${name}’s picture goes on.`,
    own: {
      microphone: { on: 'Your microphone is on.', off: 'Your microphone is off.' },
      camera: { on: 'Your camera is on.', off: 'Your camera is off.' },
      screen: { on: 'You share a screen now.', off: 'You no longer share a screen.' },
    },
    theirs: {
      microphone: {
        on: (name: string) => `${name}’s microphone is on.`,
        off: (name: string) => `${name}’s microphone is off.`,
      },
      camera: {
        on: (name: string) => `${name}’s camera is on.`,
        off: (name: string) => `${name}’s camera is off.`,
      },
      screen: {
        on: (name: string) => `${name} shares a screen now.`,
        off: (name: string) => `${name} no longer shares a screen.`,
      },
    },
  },
  refusal: {
    ...refusals,
    'room-taken': {
      title: 'This call has already started',
      problem: (room: string) => `There are people in “${room}”.`,
      action: 'Join them if you know them, or start your call under another name.',
    },
    'room-full': {
      title: 'This call is full',
      problem: (room: string) => `“${room}” has as many people as it can take.`,
      action: 'Try again when someone has left, or meet in another room.',
    },
    remedies: {
      'join-it': 'Join it',
      'try-again': 'Try again',
      knock: 'Knock',
      'choose-another-name': 'Choose another name',
      'change-your-name': 'Change your name',
      'back-to-start': 'Back to start',
      reload: 'Reload',
    } satisfies Record<RefusalRemedy, string>,
  },
  stage: {
    people: 'People in this call',
    screenOf: (name: string) => `${name}’s screen`,
    ownScreen: 'Your screen',
    stopSharing: 'Stop sharing',
    waitingForPicture: 'Waiting for the picture…',
    share: 'Share your screen',
    unshare: 'Stop sharing your screen',
    shareFailed:
      'Your screen could not be shared. The system may keep this browser from recording it; look in its privacy settings.',
    largeCall: (cameras: number, uploads: number) =>
      `${plural(cameras, {
        one: `${number(cameras)} person sends video`,
        other: `${number(cameras)} people send video`,
      })}, and your computer uploads your picture ${plural(uploads, {
        one: 'once',
        other: `${number(uploads)} times, once for each of the others`,
      })}. If the call stutters, go on with sound only.`,
    turnCameraOff: 'Turn camera off',
    keepItOn: 'Keep it on',
    pin: (name: string) => `Pin ${name}`,
    unpin: (name: string) => `Unpin ${name}`,
    inFullScreen: (name: string) => `${name} in full screen`,
    leaveFullScreen: 'Leave full screen',
    view: 'View',
    speakerView: 'Speaker view',
    speakerViewMeans: 'Whoever speaks is large (G).',
    gridView: 'Grid view',
    gridViewMeans: 'Everyone is shown alike (G).',
    pinnedMeans: 'Pinned is large, whoever speaks.',
    fullScreen: 'Full screen',
    fullScreenMeans: 'Only the call is seen (F).',
    leaveFullScreenMeans: 'The browser shows its bars again (F).',
    showOwn: 'Show your own picture',
    hideOwn: 'Hide your own picture',
    hideOwnMeans: 'The others see it all the same.',
    moveOwn: 'Move your own picture',
    ownIsAt: {
      'top-left': 'It is at the top left of the grid.',
      'top-right': 'It is at the top right of the grid.',
      'bottom-left': 'It is at the bottom left of the grid.',
      'bottom-right': 'It is at the bottom right of the grid.',
    } satisfies Record<Corner, string>,
    pictureInPicture: 'Picture in picture',
    pictureInPictureMeans: 'The large picture floats over other windows.',
    noPictureToFloat: 'There is no picture to show just now.',
    changes: {
      speaker: 'Whoever speaks is large now.',
      grid: 'Everyone is shown alike.',
      pinned: (name: string) => `${name} is pinned.`,
      unpinned: 'Nobody is pinned any more.',
      ownHidden: 'Your own picture is hidden; the others still see it.',
      ownShown: 'Your own picture is shown.',
      ownIsAt: {
        'top-left': 'Your own picture is at the top left.',
        'top-right': 'Your own picture is at the top right.',
        'bottom-left': 'Your own picture is at the bottom left.',
        'bottom-right': 'Your own picture is at the bottom right.',
      } satisfies Record<Corner, string>,
    },
  },
  hosting: {
    tools: 'Host tools',
    forEveryone: 'For everyone in this call',
    outOfReach: 'The server is out of reach; wait until it is back.',
    lock: 'Lock the call',
    lockMeans: 'Then only hosts can come in.',
    unlock: 'Unlock the call',
    unlockMeans: 'Only hosts can come in now.',
    lobbyOn: 'Switch waiting room on',
    lobbyOnMeans: 'Then guests wait to be let in.',
    lobbyOff: 'Switch waiting room off',
    lobbyOffMeans: 'Guests wait to be let in now.',
    mute: 'Mute everyone',
    muteMeans: 'You too; each can switch on again.',
    close: 'Close the call for everyone',
    closeMeans: 'Everyone leaves. Asks once more.',
    closeAsk: 'Close the call for everyone?',
    closeYes: 'Close the call',
    closeWithLinks:
      'Everyone leaves, and no link made so far lets anybody in again, yours included.',
    closeWithoutLinks: 'Everyone leaves. Anyone may start a new call under this name.',
    waiting: 'Waiting to come in',
    wantsIn: (name: string) => `${name} wants to come in`,
    refuse: 'Refuse',
    refusePerson: (name: string) => `Refuse ${name}`,
    admit: 'Admit',
    admitPerson: (name: string) => `Admit ${name}`,
    remove: 'Remove',
    removePerson: (name: string) => `Remove ${name}`,
    removeAsk: (name: string) => `Remove ${name} from the call?`,
    removal: {
      withoutLinks: (name: string) =>
        `${name} leaves at once. The waiting room is switched on, so that nobody comes back in unless a host lets them.`,
      ofHost: (name: string) =>
        `${name} leaves at once. The host link they came by lets nobody in any more; if you came by the same one, you cannot come back by it either.`,
      ofGuest: (name: string) =>
        `${name} leaves at once. The link they came by lets nobody in any more; others who came by it stay. Send newcomers a new link.`,
    },
  },
  talk: {
    chat: 'Chat',
    unread: (count: number) => `Chat, ${number(count)} unread`,
    closeChat: 'Close chat',
    empty:
      'Messages and files go straight to the others; the server does not see them. They are gone when the call is over.',
    messages: 'Messages',
    files: 'Files',
    messageToEveryone: 'Message to everyone',
    tooLong: (max: number) => `A message has at most ${number(max)} characters that can be seen.`,
    filesToSend: 'Files to send',
    sendFiles: 'Send files',
    sendMessage: 'Send message',
    send: 'Send',
    dropFiles: 'Drop the files to send them to everyone here',
    nobodyForFiles:
      'Nobody is here to send files to. Wait until somebody has come, then choose them again.',
    folders: (names: string) =>
      `Folders are not sent: ${names}. Send the files in them, or a zip file of them.`,
    tooManyFiles: (count: number, max: number) =>
      `Files not sent: ${number(count)}. At most ${number(max)} can wait for an answer; send the rest after that.`,
    accordingTo: (name: string) => `according to ${name}`,
    accordingToMeans: 'It came from them and not from the author, who may never have written it.',
    raiseHand: 'Raise hand',
    lowerHand: 'Lower hand',
    handRaised: (place: number) => `Hand raised, number ${number(place)} in the row`,
    react: 'React',
    reactWith: (emoji: string) => `React with ${emoji}`,
    news: {
      message: (author: string, text: string) => `${author}: ${text}`,
      file: (file: string, state: string) => `${file}: ${state}`,
      offer: (name: string, file: string) => `${name} offers you ${file}.`,
      handRaised: (name: string) => `${name} has raised their hand.`,
      handLowered: (name: string) => `${name} has lowered their hand.`,
      reaction: (name: string, emoji: string) => `${name} reacts with ${emoji}.`,
    },
  },
  files: {
    accept: 'Accept',
    acceptFile: (file: string) => `Accept ${file}`,
    decline: 'Decline',
    declineFile: (file: string) => `Decline ${file}`,
    cancelFile: (file: string) => `Cancel ${file}`,
    moved: (file: string) => `${file}, part that has moved`,
    sending: {
      offered: (size: string, name: string) => `${size} · waiting for ${name}`,
      moving: (done: string, size: string, name: string) => `${done} of ${size} to ${name}`,
      done: (size: string, name: string) => `${size} · ${name} has it`,
      declined: (name: string) => `${name} declined it`,
      failed: {
        'connection-lost': (name: string) =>
          `The connection to ${name} was lost before it was through. Send it again.`,
        damaged: (name: string) => `${name} could not store it as it was sent. Send it again.`,
        'not-readable': () => 'It could not be read: it was moved or changed. Choose it again.',
        'not-saved': () =>
          'It could not be saved here: the disk may be full. Ask them to send it again.',
        'no-room': () =>
          'There is not enough room for it here. Delete something from this device, then ask them to send it again.',
      } satisfies Record<FileFailure, (name: string) => string>,
    },
    receiving: {
      offered: (size: string, name: string) => `${size} · from ${name}`,
      moving: (done: string, size: string, name: string) => `${done} of ${size} from ${name}`,
      done: (size: string, name: string) => `${size} · from ${name}, saved and checked`,
      declined: 'You declined it',
      failed: {
        'connection-lost': (name: string) =>
          `The connection to ${name} was lost before it was through. Ask them to send it again.`,
        damaged: () =>
          'What arrived is not what was sent; it was not kept. Ask them to send it again.',
        'not-readable': (name: string) =>
          `${name} cannot read it any more: it was moved or changed. Ask them to send it again.`,
        'not-saved': () =>
          'It could not be saved here: the disk may be full. Ask them to send it again.',
        'no-room': () =>
          'There is not enough room for it here. Delete something from this device, then ask them to send it again.',
      } satisfies Record<FileFailure, (name: string) => string>,
    },
    cancelledByMe: 'You cancelled it',
    cancelledBy: (name: string) => `${name} cancelled it`,
    paused: (done: string, size: string, name: string) =>
      `${done} of ${size} · paused, goes on when the connection to ${name} is back`,
    away: (done: string, size: string, name: string, minutes: number) =>
      `${done} of ${size} · paused: ${name} has gone. It goes on if they come back within ${number(minutes)} minutes.`,
    noRoom: (room: string) =>
      `It does not fit: this browser has room for ${room}. Delete something from this device, then accept it, or decline.`,
  },
  recording: {
    /** The mark that stands as long as somebody records. */
    mark: 'Recording',
    region: 'Recordings of this call',
    start: 'Record the call',
    startMeans: 'Everyone is asked; who says no is not in it (R).',
    stop: 'Stop recording',
    stopMeans: 'The file is finished (R).',
    asks: (name: string) => `${name} wants to record this call.`,
    asksMeans: 'You are in it only if you allow it.',
    allow: 'Allow',
    refuse: 'Don’t allow',
    records: (name: string) => `${name} records this call.`,
    withYou: 'You are in the recording.',
    withoutYou: 'You are not in the recording.',
    withdraw: 'Take me out',
    youRecord: 'You record this call.',
    alone: 'Nobody else is here.',
    onlyYou: 'In it: only you.',
    inIt: (names: string) => `In it: you, ${names}.`,
    notInIt: (names: string) => `Not in it: ${names}.`,
    unanswered: (names: string) => `Not in it until they answer: ${names}.`,
    saving: 'Saving the recording…',
    saved: (size: string) => `The recording is saved: ${size}.`,
    nothingSaved: 'Nothing could be saved.',
    problems: {
      disk: 'The file could not be written any more. Make room on the disk, and record again.',
      encoder: 'The browser has stopped recording. Record again to go on in another file.',
    } satisfies Record<RecordingProblem, string>,
    failed: 'The recording could not be started. Reload the page, and try again.',
    notRecorded: 'not recorded',
    heard: {
      stopped: (name: string) => `${name} no longer records.`,
      youRecord: 'You record this call. The others are asked.',
      youStopped: 'You no longer record.',
      allowed: (name: string) => `${name} is in the recording.`,
      refused: (name: string) => `${name} is not in the recording.`,
    },
  },
  stats: {
    title: 'Connection',
    means: 'How you are connected',
    none: 'No connection yet.',
    summary: (path: string, roundTrip: string) => `${path}. Round trip: ${roundTrip}.`,
    what: 'What',
    toThem: 'To them',
    fromThem: 'From them',
    noPath: 'None yet',
    direct: (here: string, there: string) => `Direct (${here} here, ${there} there)`,
    directOver: (protocol: string, here: string, there: string) =>
      `Direct over ${protocol} (${here} here, ${there} there)`,
    relayed: (here: string, there: string) => `Through a relay (${here} here, ${there} there)`,
    relayedOver: (protocol: string, here: string, there: string) =>
      `Through a relay over ${protocol} (${here} here, ${there} there)`,
    candidates: {
      own: 'own address',
      nat: 'behind a NAT',
      relay: 'relay',
      unknown: 'unknown',
    } satisfies Record<CandidateWord, string>,
    rows: {
      sound: 'Sound',
      soundLost: 'Sound lost',
      soundJitter: 'Sound jitter',
      soundCodec: 'Sound codec',
      picture: 'Picture',
      pictureLost: 'Picture lost',
      pictureJitter: 'Picture jitter',
      pictureCodec: 'Picture codec',
      size: 'Size',
      limitedBy: 'Limited by',
    },
    limits: { none: 'nothing', cpu: 'this machine', bandwidth: 'the path' },
    percent: (value: string) => `${value} %`,
    milliseconds: (value: string) => `${value} ms`,
    bitrate: (value: string) => `${value} kbit/s`,
    pictureSize: (width: number, height: number) => `${width}×${height}`,
    pictureSizeAndRate: (width: number, height: number, rate: number) =>
      `${width}×${height}, ${rate}/s`,
  },
};

function whom(side: Side, name: string): string {
  switch (side) {
    case 'here':
      return 'you';
    case 'there':
      return name;
    case 'both':
      return 'both of you';
    default:
      return side satisfies never;
  }
}

/** A catalogue: what every language must say. */
export type Words = typeof en;

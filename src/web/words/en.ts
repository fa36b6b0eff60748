/**
 * Every word of the page, in English. The other languages have the same shape, so that a missing
 * sentence does not compile. What stands between others' words is a function of them.
 */
export const en = {
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
  recording: {
    /** The mark that stands as long as somebody records. */
    mark: 'Recording',
    region: 'Recordings of this call',
    start: 'Record the call',
    startEffect: 'Everyone is asked; who says no is not in it (R).',
    stop: 'Stop recording',
    stopEffect: 'The file is finished (R).',
    asks: (name: string) => `${name} wants to record this call.`,
    asksEffect: 'You are in it only if you allow it.',
    allow: 'Allow',
    refuse: 'Don’t allow',
    records: (name: string) => `${name} records this call.`,
    withYou: 'You are in the recording.',
    withoutYou: 'You are not in the recording.',
    withdraw: 'Take me out',
    youRecord: 'You record this call.',
    alone: 'Nobody else is here.',
    mayBeIn: (names: string) => `In it: you, ${names}.`,
    onlyYou: 'In it: only you.',
    refusing: (names: string) => `Not in it: ${names}.`,
    unanswered: (names: string) => `Not in it until they answer: ${names}.`,
    saving: 'Saving the recording…',
    saved: (size: string) => `The recording is saved: ${size}.`,
    nothingSaved: 'Nothing could be saved.',
    diskFull: 'The file could not be written any more. Make room on the disk, and record again.',
    encoderFailed: 'The browser has stopped recording. Record again to go on in another file.',
    failed: 'The recording could not be started. Reload the page, and try again.',
    dismiss: 'OK',
    heard: {
      stopped: (name: string) => `${name} no longer records.`,
      youRecord: 'You record this call. The others are asked.',
      youStopped: 'You no longer record.',
      allowed: (name: string) => `${name} is in the recording.`,
      refused: (name: string) => `${name} is not in the recording.`,
    },
    drawn: {
      notRecorded: 'not recorded',
      screenOf: (name: string) => `${name}’s screen`,
    },
  },
};

/** A catalogue: what every language must say. */
export type Words = typeof en;

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
  files: {
    paused: (moved: string, name: string) =>
      `${moved} · paused, goes on when the connection to ${name} is back`,
    away: (moved: string, name: string, minutes: number) =>
      `${moved} · paused: ${name} has gone. It goes on if they come back within ${minutes} minutes.`,
    notReadableThere: (name: string) =>
      `${name} cannot read it any more: it was moved or changed. Ask them to send it again.`,
    noRoom:
      'There is not enough room for it here. Delete something from this device, then ask them to send it again.',
    noRoomBefore: (room: string) =>
      `It does not fit: this browser has room for ${room}. Delete something from this device, then accept it, or decline.`,
    drop: (names: readonly string[]) =>
      names.length === 1
        ? `Drop the files to send them to ${names.join()}`
        : 'Drop the files to send them to everyone here',
    nobody:
      'Nobody is here to send files to. Wait until somebody has come, then choose them again.',
    folders: (names: readonly string[]) =>
      names.length === 1
        ? `${names.join()} is a folder, and was not sent. Send the files in it, or make a zip file of it.`
        : `${names.join(', ')} are folders, and were not sent. Send the files in them, or make zip files of them.`,
    tooMany: (count: number, most: number) =>
      count === 1
        ? `One file was not sent: at most ${most} can wait for an answer. Send it when these are answered.`
        : `${count} files were not sent: at most ${most} can wait for an answer. Send them when these are answered.`,
  },
};

/** A catalogue: what every language must say. */
export type Words = typeof en;

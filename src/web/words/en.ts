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
  controls: {
    more: 'More',
    chooseSoundOnly: { label: 'Sound only', effect: 'You get no pictures; yours stays as it is.' },
    choosePictures: { label: 'Show pictures', effect: 'The others send theirs again.' },
  },
  soundOnly: {
    begun: 'You get sound only now; nobody sends you a picture.',
    over: 'Pictures are shown again.',
    note: 'You get sound only.',
    screen: (title: string) => `${title} is not shown: you get sound only.`,
  },
};

/** A catalogue: what every language must say. */
export type Words = typeof en;

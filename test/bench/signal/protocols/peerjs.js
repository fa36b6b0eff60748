/** PeerJS has no rooms: people know each other's ids. */
export const peerJs = {
  name: 'PeerJS server',
  server: 'peerjs.js',
  path: (person) => `/peerjs?key=peerjs&id=${idOf(person)}&token=t`,
  onOpen: () => {},
  onControl: (person, text) => {
    if (text.startsWith('{"type":"OPEN"')) person.enter(idOf({ ...person, seat: 1 - person.seat }));
  },
  frame: (to, payload) => `{"type":"OFFER","dst":"${to}","payload":${payload}}`,
};

function idOf({ room, seat }) {
  return `${room}-${seat}`;
}

/** Our client confirms what it has received each 16 kB (limits.confirmLength). */
const confirmLength = 16 * 1024;

/** Speaks docs/protocol.md as our own client does. */
export const engage = {
  name: 'engage',
  server: 'engage.js',
  path: () => '/ws',
  onOpen: (person) => {
    // One who comes back asks for the old place first; a new server does not know it.
    if (person.secret !== undefined) {
      const { id: peer, secret } = person;
      person.send(JSON.stringify({ type: 'resume', version: 1, peer, secret, received: 0 }));
    } else {
      join(person);
    }
  },
  onControl: (person, text) => {
    const message = JSON.parse(text);
    switch (message.type) {
      case 'joined':
        Object.assign(person, { secret: message.secret, id: message.self.id });
        Object.assign(person, { total: 0, unconfirmed: 0 });
        person.enter(message.peers[0]?.id);
        break;
      case 'peer-joined':
        person.total += 1;
        break;
      case 'refused':
        if (message.code === 'session-lost') join(person);
        break;
      case 'ping':
        confirm(person);
        break;
    }
  },
  onPayload: (person, length) => {
    person.total += 1;
    person.unconfirmed += length;
    if (person.unconfirmed >= confirmLength) confirm(person);
  },
  frame: (to, payload) => `{"type":"signal","to":"${to}"}\n${payload}`,
};

function join(person) {
  const { room } = person;
  person.send(JSON.stringify({ type: 'join', version: 1, room, name: 'A', intent: 'join' }));
}

function confirm(person) {
  person.unconfirmed = 0;
  person.send(JSON.stringify({ type: 'pong', received: person.total }));
}

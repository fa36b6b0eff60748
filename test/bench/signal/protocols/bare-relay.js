/** No protocol: the first frame names the room, all others are passed on. */
export const bareRelay = {
  name: 'bare ws relay',
  server: 'bare-relay.js',
  path: () => '/',
  onOpen: (person) => person.send(person.room),
  onControl: (person) => person.enter(),
  frame: (to, payload) => payload,
};

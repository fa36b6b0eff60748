/** Engine.IO 4 and Socket.IO 5 over WebSocket, as far as the benchmark needs them. */
export const socketIo = {
  name: 'socket.io',
  server: 'socket-io.js',
  path: () => '/socket.io/?EIO=4&transport=websocket',
  onOpen: () => {},
  onControl: (person, text) => {
    if (text.startsWith('0')) person.send('40');
    else if (text.startsWith('40')) person.send(`42${JSON.stringify(['join', person.room])}`);
    else if (text.startsWith('42["joined"')) person.enter(JSON.parse(text.slice(2))[1][0]);
    else if (text === '2') person.send('3');
  },
  frame: (to, payload) => `42["signal","${to}",${payload}]`,
};

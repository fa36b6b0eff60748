// The practical limit: what a relay on ws costs that forwards each frame untouched to the other one
// in its room and checks nothing. Run by ./run.js.
import { WebSocketServer } from 'ws';

const rooms = new Map();
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });

server.on('connection', (socket) => {
  let room;
  socket.on('message', (data, isBinary) => {
    if (room !== undefined) {
      for (const other of room) if (other !== socket) other.send(data, { binary: isBinary });
      return;
    }
    const name = Buffer.from(data).toString();
    room = rooms.get(name) ?? new Set();
    rooms.set(name, room.add(socket));
    socket.send('joined');
  });
  socket.on('close', () => room?.delete(socket));
});
server.on('listening', () => process.send({ port: server.address().port }));
// Asked for before memory is measured, so that garbage does not count.
process.on('message', () => {
  globalThis.gc();
  process.send('collected');
});

// The practical limit: what a relay on ws costs that forwards each frame untouched to the other one
// in its room and checks nothing.
import { WebSocketServer } from 'ws';
import { report, wantedPort } from './report.js';

const rooms = new Map();
const server = new WebSocketServer({
  host: '127.0.0.1',
  port: wantedPort,
  perMessageDeflate: false,
});

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
server.on('listening', () => report(server.address().port));

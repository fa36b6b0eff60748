// What most tutorials build: rooms and signals on socket.io, WebSocket only, not compressed.
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { report, wantedPort } from './report.js';

const http = createServer();
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false });

io.on('connection', (socket) => {
  socket.on('join', (room) => {
    socket.emit('joined', Array.from(io.sockets.adapter.rooms.get(room) ?? []));
    socket.to(room).emit('peer-joined', socket.id);
    void socket.join(room);
  });
  socket.on('signal', (to, payload) => socket.to(to).emit('signal', socket.id, payload));
});
http.listen(wantedPort, '127.0.0.1', () => report(http.address().port));

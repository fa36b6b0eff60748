// Two bare pages and a relay that passes on whatever it gets: as fast as a call can begin.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const here = (name) => new URL(name, import.meta.url);

/** Resolves with the origin; `close` ends it. */
export async function startBareServer() {
  const files = {
    '/': ['text/html', await readFile(here('bare-page.html'))],
    '/bare-page.js': ['text/javascript', await readFile(here('bare-page.js'))],
  };
  const http = createServer((request, response) => {
    const [type, body] = files[request.url] ?? ['text/plain', 'nothing'];
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
  sockets.on('connection', (socket) => {
    socket.on('message', (data, binary) => {
      for (const other of sockets.clients) if (other !== socket) other.send(data, { binary });
    });
  });
  await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${http.address().port}/`,
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      http.closeAllConnections();
      return new Promise((resolve) => http.close(resolve));
    },
  };
}

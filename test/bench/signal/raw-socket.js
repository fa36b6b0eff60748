// A WebSocket client of as few instructions as possible, the same for every server: what it costs is
// not what is measured.
import { connect } from 'node:net';

const opcodes = { text: 0x1, close: 0x8, ping: 0x9, pong: 0xa };
const mask = Buffer.from([0x12, 0x34, 0x56, 0x78]);

/** A text frame as a client sends it, ready to be written many times. */
export function textFrame(text) {
  return frame(opcodes.text, Buffer.from(text));
}

function frame(opcode, payload) {
  const extended = payload.length < 126 ? 0 : payload.length < 65_536 ? 2 : 8;
  const bytes = Buffer.alloc(2 + extended + 4 + payload.length);
  bytes[0] = 0x80 | opcode;
  bytes[1] = 0x80 | (extended === 0 ? payload.length : extended === 2 ? 126 : 127);
  if (extended === 2) bytes.writeUInt16BE(payload.length, 2);
  if (extended === 8) bytes.writeBigUInt64BE(BigInt(payload.length), 2);
  mask.copy(bytes, 2 + extended);
  const start = 2 + extended + 4;
  for (let at = 0; at < payload.length; at += 1) bytes[start + at] = payload[at] ^ mask[at & 3];
  return bytes;
}

/** Opens a WebSocket; `onText` gets the bytes of each text frame. */
export function openSocket(port, path, { onOpen, onText, onClose }) {
  const socket = connect(port, '127.0.0.1');
  let rest;
  let isOpen = false;
  socket.setNoDelay();
  socket.on('error', () => {}); // 'close' follows.
  socket.on('close', onClose);
  socket.on('connect', () =>
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    ),
  );
  socket.on('data', (chunk) => {
    const bytes = rest === undefined ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    if (!isOpen) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) {
        rest = bytes;
        return;
      }
      if (!bytes.toString('latin1', 0, 12).endsWith(' 101')) {
        socket.destroy();
        return;
      }
      isOpen = true;
      at = end + 4;
      onOpen(socket);
    }
    while (bytes.length - at >= 2) {
      const short = bytes[at + 1] & 0x7f;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (bytes.length - at < head) break;
      const length =
        head === 2
          ? short
          : head === 4
            ? bytes.readUInt16BE(at + 2)
            : Number(bytes.readBigUInt64BE(at + 2));
      if (bytes.length - at < head + length) break;
      const payload = bytes.subarray(at + head, at + head + length);
      const opcode = bytes[at] & 0xf;
      if (opcode === opcodes.text) onText(payload);
      else if (opcode === opcodes.ping) socket.write(frame(opcodes.pong, payload));
      else if (opcode === opcodes.close) socket.end();
      at += head + length;
    }
    rest = at < bytes.length ? bytes.subarray(at) : undefined;
  });
  return socket;
}

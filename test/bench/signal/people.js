// People of the benchmark: each speaks one of ./protocols over a raw socket.
import { openSocket, textFrame } from './raw-socket.js';

/** Every payload is longer, and no frame of a server's own to one who is in. */
const maxControlBytes = 150;

/** One who can enter, be lost, and enter again. */
export function createPerson(protocol, room, seat) {
  const person = {
    room,
    seat,
    socket: undefined,
    /** The id of the other one in the room, undefined for who came first. */
    to: undefined,
    isIn: false,
    onPayload: () => {},
    send: (text) => person.socket.write(textFrame(text)),
  };
  /** Resolves when the server has let this person in, rejects when the socket closes before. */
  person.connect = (port) =>
    new Promise((resolve, reject) => {
      person.isIn = false;
      person.enter = (to) => {
        person.to = to;
        person.isIn = true;
        resolve(person);
      };
      person.socket = openSocket(port, protocol.path(person), {
        onOpen: () => protocol.onOpen(person),
        onText: (payload) => {
          if (!person.isIn || payload.length < maxControlBytes) {
            protocol.onControl(person, payload.toString());
            return;
          }
          protocol.onPayload?.(person, payload.length);
          person.onPayload();
        },
        onClose: () => reject(new Error('closed before the server let us in')),
      });
    });
  return person;
}

/** People in rooms of two, entered one after the other in each room. */
export async function enterPairs(protocol, port, count, prefix = 'room') {
  const pairs = [];
  for (let n = 0; n < count; n += 1) {
    const receiver = createPerson(protocol, `${prefix}-${n}`, 0);
    const sender = createPerson(protocol, `${prefix}-${n}`, 1);
    await receiver.connect(port);
    await sender.connect(port);
    pairs.push({ receiver, sender });
  }
  return pairs;
}

const json = (sdp) => JSON.stringify({ type: 'offer', sdp });

/** An offer of so many bytes, as one line of JSON with the line ends of real SDP. */
export function offerOf(bytes) {
  const line = 'a=rtpmap:111 opus/48000/2\r\n';
  let sdp = '';
  while (json(sdp + line).length <= bytes) sdp += line;
  return json(sdp + 'x'.repeat(bytes - json(sdp).length));
}

/** The frame that a sender writes again and again. */
export function offerFrame(protocol, sender, bytes) {
  return textFrame(protocol.frame(sender.to, offerOf(bytes)));
}

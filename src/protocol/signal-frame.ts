// Signals are most of what a server routes. In the form in which our own client writes them they are
// routed without decoding: the head is recognised byte by byte, the payload is not looked at.

const headStart = '{"type":"signal","to":"';
const headEnd = '"}\n';
const headStartBytes = Uint8Array.from(headStart, (letter) => letter.charCodeAt(0));
const quote = 0x22;
const brace = 0x7d;
const lineFeed = 0x0a;
/** Ids are 16 letters; longer ones take the way of any other message. */
const maxIdBytes = 64;

/**
 * Where the receiver's id and the payload lie in a frame of the usual form; `undefined` for any
 * other frame, which may be a signal all the same: decode it.
 */
export function scanSignalFrame(
  frame: Uint8Array,
): { readonly idStart: number; readonly idEnd: number; readonly payloadStart: number } | undefined {
  const idStart = headStartBytes.length;
  for (let at = 0; at < idStart; at += 1) if (frame[at] !== headStartBytes[at]) return undefined;
  const last = Math.min(frame.length, idStart + maxIdBytes);
  let at = idStart;
  // Letters of base64url only, so that no escape can mean another id.
  while (at < last && isIdByte(frame[at] ?? 0)) at += 1;
  const isEnded = frame[at] === quote && frame[at + 1] === brace && frame[at + 2] === lineFeed;
  return isEnded && at > idStart
    ? { idStart, idEnd: at, payloadStart: at + headEnd.length }
    : undefined;
}

function isIdByte(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) || // 0 to 9
    (byte >= 0x41 && byte <= 0x5a) || // A to Z
    (byte >= 0x61 && byte <= 0x7a) || // a to z
    byte === 0x2d || // -
    byte === 0x5f // _
  );
}

/** A packet is not the STUN it claims to be; the message says where it went wrong. */
export class StunDecodeError extends Error {
  override readonly name = 'StunDecodeError';
}

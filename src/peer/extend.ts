/**
 * The full number of a counter that starts over at `size`: the one that is nearest to a number known
 * before. RTP counts its packets in 16 bits and its time in 32 (RFC 3550, appendix A.1).
 */
export function extend(counted: number, size: number, known: number | undefined): number {
  if (known === undefined) return counted;
  const ahead = (((counted - known) % size) + size) % size;
  return known + (ahead < size / 2 ? ahead : ahead - size);
}

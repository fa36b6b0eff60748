/**
 * The DTLS fingerprints of a description (RFC 8122, section 5), sorted, each once: the same for who
 * wrote it and who received it. Any of them may prove the other side's certificate, so they only
 * mean something all together.
 */
export function fingerprintsOf(sdp: string): readonly string[] {
  const lines = sdp.split(/\r\n|\r|\n/).filter((line) => /fingerprint/i.test(line));
  return [...new Set(lines.map(toFingerprint))].toSorted();
}

/**
 * A line that is written in another way counts as it stands: a more lenient parser, that of the
 * browser, might read it as a fingerprint, and none may stay out of the comparison.
 */
function toFingerprint(line: string): string {
  const [, algorithm, value] = /^a=fingerprint:([\w-]+) ([\dA-F:]+)$/i.exec(line) ?? [];
  return algorithm === undefined || value === undefined
    ? line
    : `${algorithm.toLowerCase()} ${value.toUpperCase()}`;
}

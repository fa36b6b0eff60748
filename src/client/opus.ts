/**
 * Asks the other side, in a description that it is sent, to encode Opus so that lost packets can be
 * heard in the next one (in-band FEC), and to send next to nothing during silence (DTX): in a mesh
 * most microphones are silent most of the time.
 *
 * RFC 7587, section 6.1: both are wishes of the receiver that change nothing at its own end. So the
 * description is changed on its way out only, and the one that is set here stays as the connection
 * made it, which is what perfect negotiation wants.
 */
export function askForThriftyOpus(sdp: string): string {
  const payloadTypes = [...sdp.matchAll(/^a=rtpmap:(\d+) opus\/48000/gim)].map(
    ([, type = '']) => type,
  );
  return payloadTypes.reduce((changed, type) => {
    const format = new RegExp(`^(a=fmtp:${type} )([^\r\n]*)`, 'm');
    return format.test(changed)
      ? changed.replace(format, (_, head: string, list: string) => head + withWishes(list))
      : changed.replace(
          new RegExp(`^(a=rtpmap:${type} [^\r\n]*)(\r?\n)`, 'm'),
          `$1$2a=fmtp:${type} ${withWishes('')}$2`,
        );
  }, sdp);
}

const wishes = ['useinbandfec=1', 'usedtx=1'];

function withWishes(list: string): string {
  const kept = list
    .split(';')
    .map((parameter) => parameter.trim())
    .filter((parameter) => parameter !== '' && !/^use(?:inbandfec|dtx)=/i.test(parameter));
  return [...kept, ...wishes].join(';');
}

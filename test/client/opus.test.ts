import { expect, test } from 'vitest';
import { askForThriftyOpus } from '../../src/client/opus.ts';

function sdp(...lines: readonly string[]): string {
  return [...lines, ''].join('\r\n');
}

const opus = 'a=rtpmap:111 opus/48000/2';

test.for([
  {
    of: 'Chromium',
    before: sdp(opus, 'a=rtcp-fb:111 transport-cc', 'a=fmtp:111 minptime=10;useinbandfec=1'),
    after: sdp(
      opus,
      'a=rtcp-fb:111 transport-cc',
      'a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1',
    ),
  },
  {
    of: 'Firefox',
    before: sdp(opus, 'a=fmtp:111 maxplaybackrate=48000; stereo=1; useinbandfec=0'),
    after: sdp(opus, 'a=fmtp:111 maxplaybackrate=48000;stereo=1;useinbandfec=1;usedtx=1'),
  },
  {
    of: 'werift, which has no parameters',
    before: sdp('a=rtpmap:96 OPUS/48000/2', 'a=rtpmap:97 VP8/90000', 'a=fmtp:97 x=y'),
    after: sdp(
      'a=rtpmap:96 OPUS/48000/2',
      'a=fmtp:96 useinbandfec=1;usedtx=1',
      'a=rtpmap:97 VP8/90000',
      'a=fmtp:97 x=y',
    ),
  },
  {
    of: 'a call without sound',
    before: sdp('a=rtpmap:97 VP8/90000'),
    after: sdp('a=rtpmap:97 VP8/90000'),
  },
])('the description of $of', ({ before, after }) => {
  expect(askForThriftyOpus(before)).toBe(after);
  expect(askForThriftyOpus(after)).toBe(after);
});

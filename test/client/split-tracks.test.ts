import { expect, test } from 'vitest';
import { splitTracks } from '../../src/client/split-tracks.ts';

const devices = { microphone: true, camera: true };
const streamIds = new Map([
  ['voice', 'person'],
  ['face', 'person'],
  ['slides', 'display'],
  ['music', 'display'],
]);
const tracks = ['voice', 'slides', 'face', 'music', 'stray'];

test('what belongs to the stream for screens is the screen while one is shared', () => {
  const media = { ...devices, screen: true, screenStream: 'display' };
  expect(splitTracks({ tracks, streamIds, media })).toEqual({
    person: ['voice', 'face', 'stray'],
    screen: ['slides', 'music'],
  });
});

test('the tracks of a share that has ended are of nobody', () => {
  const media = { ...devices, screen: false, screenStream: 'display' };
  expect(splitTracks({ tracks, streamIds, media })).toEqual({
    person: ['voice', 'face', 'stray'],
    screen: [],
  });
});

test.each([undefined, devices, { ...devices, screen: true }])(
  'who names no stream for screens shares none: %j',
  (media) => {
    expect(splitTracks({ tracks, streamIds, media })).toEqual({ person: tracks, screen: [] });
  },
);

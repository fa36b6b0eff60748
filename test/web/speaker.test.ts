import { expect, test } from 'vitest';
import { noDevices } from '../../src/web/media/device-list.ts';
import { preferredSound } from '../../src/web/media/sound-processing.ts';
import { currentSpeaker } from '../../src/web/media/speaker.ts';

const devices = { ...noDevices, speaker: [{ deviceId: 'h', label: 'Headset' }] };

test.each([
  { name: 'the chosen one', speakerId: 'h', current: 'h' },
  { name: 'that of the system while the chosen one is gone', speakerId: 'gone', current: '' },
  { name: 'that of the system when none was chosen', speakerId: '', current: '' },
])('one hears through $name', ({ speakerId, current }) => {
  expect(currentSpeaker({ devices, speakerId })).toBe(current);
});

test('sound is processed until somebody decides otherwise', () => {
  expect(preferredSound({ noiseSuppression: false })).toEqual({
    noiseSuppression: false,
    echoCancellation: true,
    autoGainControl: true,
  });
});

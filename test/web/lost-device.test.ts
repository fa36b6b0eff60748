import { expect, test } from 'vitest';
import { chooseReplacement, isBack } from '../../src/web/media/lost-device.ts';

const headset = { deviceId: 'h', label: 'Headset' };
const builtIn = { deviceId: 'b', label: 'Built-in' };
const system = { deviceId: 'default', label: 'Default' };

test.each([
  { name: 'what the system uses', options: [headset, builtIn, system], instead: system },
  { name: 'any other one', options: [headset, builtIn], instead: builtIn },
  { name: 'nothing when there is no other', options: [headset], instead: undefined },
  { name: 'nothing when there is none', options: [], instead: undefined },
])('a lost device gives way to $name', ({ options, instead }) => {
  expect(chooseReplacement(options, headset)).toEqual(instead);
});

test('a device is back when it is listed; that of the system is never the same one', () => {
  expect(isBack([builtIn, headset], headset)).toBe(true);
  expect(isBack([builtIn], headset)).toBe(false);
  expect(isBack([system, builtIn], system)).toBe(false);
});

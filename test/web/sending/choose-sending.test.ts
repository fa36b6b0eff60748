import { expect, test } from 'vitest';
import {
  choosePicture,
  chooseSound,
  type SendingFacts,
} from '../../../src/web/sending/choose-sending.ts';

const facts: SendingFacts = {
  others: 1,
  shown: { width: 1440, height: 1080 },
  captured: { width: 720, height: 540 },
  content: 'camera',
  judgement: { isPaused: false, pathRung: 0, cpuSteps: 0 },
};

const usual = facts.judgement;

test.for([
  {
    when: 'one person shows the whole of it large',
    change: {},
    sends: { active: true, maxBitrate: 2_000_000, scaleResolutionDownBy: 1, maxFramerate: 30 },
  },
  {
    when: 'they never told how large they show it',
    change: { shown: undefined },
    sends: { active: true, maxBitrate: 2_000_000, scaleResolutionDownBy: 1 },
  },
  {
    when: 'they show it small',
    change: { shown: { width: 320, height: 240 } },
    sends: { active: true, maxBitrate: 220_000, scaleResolutionDownBy: 2.25, maxFramerate: 15 },
  },
  {
    when: 'they show it in a box of another shape, which it does not fill',
    change: { shown: { width: 1600, height: 240 } },
    sends: { active: true, maxBitrate: 220_000, scaleResolutionDownBy: 2.25 },
  },
  {
    when: 'they show it as small as a stamp',
    change: { shown: { width: 64, height: 48 } },
    sends: { active: true, maxBitrate: 120_000, scaleResolutionDownBy: 3, maxFramerate: 10 },
  },
  {
    when: 'they do not show it',
    change: { shown: { width: 0, height: 0 } },
    sends: { active: false },
  },
  {
    when: 'three others share the uplink',
    change: { others: 3 },
    sends: { maxBitrate: 700_000, scaleResolutionDownBy: 1.125, maxFramerate: 24 },
  },
  {
    when: 'seven others share the uplink',
    change: { others: 7 },
    sends: { maxBitrate: 220_000, scaleResolutionDownBy: 2.25, maxFramerate: 15 },
  },
  {
    when: 'this machine is too slow',
    change: { judgement: { ...usual, cpuSteps: 3 } },
    sends: { maxBitrate: 400_000, scaleResolutionDownBy: 1.5, maxFramerate: 20 },
  },
  {
    when: 'the path carries little: a smaller picture, but no lid on what the browser may find',
    change: { judgement: { ...usual, pathRung: 4 } },
    sends: { maxBitrate: 2_000_000, scaleResolutionDownBy: 2.25, maxFramerate: 15 },
  },
  {
    when: 'the path carries sound only',
    change: { judgement: { ...usual, isPaused: true } },
    sends: { active: false },
  },
  {
    when: 'it is a screen on a path that carries little: letters stay sharp, motion goes',
    change: { content: 'screen' as const, judgement: { ...usual, pathRung: 5 } },
    sends: { active: true, scaleResolutionDownBy: 1, maxFramerate: 5 },
  },
  {
    when: 'it is a screen, and they look at nothing',
    change: { content: 'screen' as const, shown: { width: 0, height: 0 } },
    sends: { active: false },
  },
])('when $when', ({ change, sends }) => {
  expect(choosePicture({ ...facts, ...change })).toMatchObject(sends);
});

test('all pictures together fit an uplink of 2.5 Mbit/s', () => {
  for (let others = 1; others <= 7; others += 1) {
    expect(choosePicture({ ...facts, others }).maxBitrate * others).toBeLessThanOrEqual(2_500_000);
  }
});

test('sound goes before pictures, and is never paused', () => {
  for (const isPaused of [false, true]) {
    expect(chooseSound({ judgement: { ...usual, isPaused } })).not.toHaveProperty('active');
  }
  expect([chooseSound(facts).priority, choosePicture(facts).priority]).toEqual(['high', 'low']);
});

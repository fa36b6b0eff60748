import { readFile } from 'node:fs/promises';
import type { Person } from './browser.ts';

/** What is seen and heard at a moment of a recording. */
export type Glance = {
  /** Shares of the picture that have the colour of a wall. */
  readonly green: number;
  readonly cyan: number;
  /** The loudest sample of about a second around it: the fake microphone beeps every second. */
  readonly loudness: number;
};

export type Look = {
  readonly seconds: number;
  readonly size: readonly [width: number, height: number];
  readonly glances: readonly Glance[];
};

/** Plays a recording in a page as anybody would, and looks at it at some times, in seconds. */
export async function lookAtRecording(
  { page }: Person,
  path: string,
  times: readonly number[],
): Promise<Look> {
  const base64 = await readFile(path, 'base64');
  return page.evaluate(look, { base64, times });
}

/** Runs in the page. */
async function look({ base64, times }: { base64: string; times: readonly number[] }) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
  const video = document.createElement('video');
  video.muted = true;
  video.src = URL.createObjectURL(new Blob([bytes]));
  const happens = (event: string) =>
    new Promise((resolve, reject) => {
      video.addEventListener(event, resolve, { once: true });
      video.addEventListener('error', () => reject(new Error('not to be played')), { once: true });
    });
  await happens('loadeddata');
  const canvas = document.createElement('canvas');
  const size = [video.videoWidth, video.videoHeight] as const;
  [canvas.width, canvas.height] = size;
  const drawing = canvas.getContext('2d', { willReadFrequently: true });
  const rate = 48_000;
  const sound = await new OfflineAudioContext(1, rate, rate).decodeAudioData(bytes.buffer.slice(0));
  const samples = sound.getChannelData(0);
  const glances: Glance[] = [];
  for (const time of times) {
    const isThere = happens('seeked');
    video.currentTime = time;
    await isThere;
    drawing?.drawImage(video, 0, 0);
    const pixels = drawing?.getImageData(0, 0, ...size).data ?? [];
    let [green, cyan] = [0, 0];
    for (let index = 0; index < pixels.length; index += 4) {
      const [r = 0, g = 0, b = 0] = [pixels[index], pixels[index + 1], pixels[index + 2]];
      if (g > r + 25 && g > b + 25) green += 1;
      else if (g > r + 25 && b > r + 25) cyan += 1;
    }
    const loudness = samples
      .subarray(Math.max(0, (time - 0.6) * rate), (time + 0.6) * rate)
      .reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    const area = size[0] * size[1];
    glances.push({ green: green / area, cyan: cyan / area, loudness });
  }
  return { seconds: sound.duration, size, glances };
}

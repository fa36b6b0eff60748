/** E and A above middle C: friendly, and what small loudspeakers play well. */
const tonesHz = [329.6, 440];
const toneSeconds = 0.4;

/**
 * Plays two short tones on a loudspeaker; resolves when they are over, rejects when the loudspeaker
 * cannot be used. Through an element: more browsers let one choose its output than that of a context.
 */
export async function playTone(speakerId: string): Promise<void> {
  const context = new AudioContext();
  try {
    const output = context.createMediaStreamDestination();
    const element = new Audio();
    element.srcObject = output.stream;
    if (speakerId !== '') await element.setSinkId(speakerId);
    await Promise.all([context.resume(), element.play()]);
    await Promise.all(tonesHz.map((hz, n) => sound(context, output, hz, n * toneSeconds)));
    element.pause();
  } finally {
    await context.close();
  }
}

function sound(
  context: AudioContext,
  output: AudioNode,
  frequency: number,
  afterSeconds: number,
): Promise<void> {
  const start = context.currentTime + afterSeconds;
  const end = start + toneSeconds;
  const oscillator = new OscillatorNode(context, { frequency });
  const gain = new GainNode(context, { gain: 0 });
  // Ramps, because a tone that is cut off clicks.
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(0.25, start + 0.03);
  gain.gain.linearRampToValueAtTime(0, end);
  oscillator.connect(gain).connect(output);
  oscillator.start(start);
  oscillator.stop(end);
  return new Promise((resolve) => {
    oscillator.addEventListener('ended', () => resolve(), { once: true });
  });
}

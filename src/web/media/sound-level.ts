/**
 * Reports how loud a microphone is, from 0 to 1, once for each drawn frame. Nothing is reported
 * until the browser lets the page process sound, which may take a first click. The returned
 * function ends it.
 */
export function watchSoundLevel(
  track: MediaStreamTrack,
  onLevel: (level: number) => void,
): () => void {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let level = 0;
  let frame = requestAnimationFrame(measure);

  function measure() {
    frame = requestAnimationFrame(measure);
    if (context.state !== 'running') return;
    analyser.getFloatTimeDomainData(samples);
    const loudness = Math.hypot(...samples) / Math.sqrt(samples.length);
    // Speech lies around -50 to -15 dBFS. Falls slowly, so that the eye can follow.
    level = Math.max(Math.min(1, Math.max(0, (20 * Math.log10(loudness) + 55) / 40)), level * 0.9);
    onLevel(level);
  }

  const resume = () => void context.resume();
  document.addEventListener('pointerdown', resume);
  document.addEventListener('keydown', resume);
  return () => {
    document.removeEventListener('pointerdown', resume);
    document.removeEventListener('keydown', resume);
    cancelAnimationFrame(frame);
    void context.close();
  };
}

/**
 * Gives the page a camera and a microphone that flash and beep together for 100 ms once a second, from
 * which a recording shows how far sound and picture are apart. Runs in the page before its own code.
 */
export function flashAndBeep() {
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- only what is within goes to the page
  const open = () => {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 240;
    const context = canvas.getContext('2d');
    const audio = new AudioContext();
    const tone = new OscillatorNode(audio, { frequency: 1_000 });
    const volume = new GainNode(audio, { gain: 0 });
    const output = audio.createMediaStreamDestination();
    tone.connect(volume).connect(output);
    tone.start();
    let count = 0;
    setInterval(() => {
      const isOn = Math.floor(performance.now() / 100) % 10 === 0;
      volume.gain.value = isOn ? 0.5 : 0;
      if (context === null) return;
      context.fillStyle = isOn ? 'white' : 'black';
      context.fillRect(0, 0, 320, 240);
      count += 1;
      context.fillStyle = `rgb(${count % 256} 0 0)`; // No picture is like the one before.
      context.fillRect(0, 0, 8, 8);
    }, 40);
    return new MediaStream([
      ...canvas.captureStream(25).getVideoTracks(),
      ...output.stream.getAudioTracks(),
    ]);
  };
  let stream: MediaStream | undefined;
  navigator.mediaDevices.getUserMedia = (constraints) => {
    stream ??= open();
    const all = stream.getTracks().map((track) => track.clone());
    return Promise.resolve(
      new MediaStream(
        all.filter(({ kind }) =>
          Boolean(kind === 'audio' ? constraints?.audio : constraints?.video),
        ),
      ),
    );
  };
}

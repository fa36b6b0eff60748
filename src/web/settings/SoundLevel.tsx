import { useEffect, useRef } from 'react';
import { watchSoundLevel } from '../media/sound-level.ts';
import { useWords } from '../words/use-words.ts';

type SoundLevelProps = { readonly track: MediaStreamTrack };

/** Shows that the microphone hears something. Drawn past React: it moves with every frame. */
export function SoundLevel({ track }: SoundLevelProps) {
  const words = useWords().settings;
  const meter = useRef<HTMLMeterElement>(null);
  useEffect(
    () =>
      watchSoundLevel(track, (level) => {
        if (meter.current !== null) meter.current.value = level;
      }),
    [track],
  );
  return <meter ref={meter} className="sound-level" aria-label={words.loudness} />;
}

import { useSyncExternalStore, type ReactNode } from 'react';
import { Avatar } from '../call/Avatar.tsx';
import { Nameplate } from '../call/Nameplate.tsx';
import { sendingMedia, type LocalMedia } from '../media/local-media.ts';
import { CameraVideo } from '../parts/CameraVideo.tsx';
import { useWords } from '../words/use-words.ts';
import { useCornerDrag } from './use-corner-drag.ts';
import type { ViewStore } from './view.ts';

type SelfViewProps = {
  readonly name: string;
  readonly media: LocalMedia;
  readonly view: ViewStore;
  readonly onRatio: (ratio: number) => void;
  /** Over the picture. */
  readonly children?: ReactNode;
};

/** What the others see of oneself, small and as in a mirror; the view menu moves it, too. */
export function SelfView({ name, media, view, onRatio, children }: SelfViewProps) {
  const words = useWords().common;
  const local = useSyncExternalStore(media.subscribe, media.getSnapshot);
  const drag = useCornerDrag(view.moveSelf);
  const { camera } = local.sources;
  const sending = sendingMedia(local);
  return (
    <section className="self-view" aria-label={words.you} {...drag}>
      {camera.state === 'live' ? (
        <CameraVideo track={camera.track} onRatio={onRatio} />
      ) : (
        <Avatar name={name} />
      )}
      <Nameplate name={words.you} isMuted={!sending.microphone} isCameraOff={!sending.camera} />
      {children}
    </section>
  );
}

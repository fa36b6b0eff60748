import { useSyncExternalStore, type ReactNode } from 'react';
import { sendingMedia, type LocalMedia } from '../media/local-media.ts';
import { CameraVideo } from '../parts/CameraVideo.tsx';
import { Avatar } from './Avatar.tsx';
import { Nameplate } from './Nameplate.tsx';

type SelfViewProps = {
  readonly name: string;
  readonly media: LocalMedia;
  /** Over the picture. */
  readonly children?: ReactNode;
};

/** What the others see of oneself, small and as in a mirror. */
export function SelfView({ name, media, children }: SelfViewProps) {
  const local = useSyncExternalStore(media.subscribe, media.getSnapshot);
  const { camera } = local.sources;
  const sending = sendingMedia(local);
  return (
    <section className="self-view" aria-label="You">
      {camera.state === 'live' ? <CameraVideo track={camera.track} /> : <Avatar name={name} />}
      <Nameplate name="You" isMuted={!sending.microphone} isCameraOff={!sending.camera} />
      {children}
    </section>
  );
}

import type { LocalMedia, LocalMediaState } from '../media/local-media.ts';
import type { Source } from '../media/source.ts';
import { CameraVideo } from '../parts/CameraVideo.tsx';
import { MediaToggle } from '../parts/MediaToggle.tsx';

type PreviewProps = { readonly local: LocalMediaState; readonly media: LocalMedia };

/** What the others will see, as in a mirror, with the switches of camera and microphone. */
export function Preview({ local, media }: PreviewProps) {
  const { camera, microphone } = local.sources;
  const isAsking = camera.state === 'starting' || microphone.state === 'starting';
  return (
    <section className="preview" aria-label="Preview">
      {camera.state === 'live' ? (
        <CameraVideo track={camera.track} />
      ) : (
        <div className="preview-words">
          <p>{cameraSentence(camera, isAsking)}</p>
          {isAsking && (
            <button type="button" className="button small" onClick={media.goOnWithout}>
              Go on without
            </button>
          )}
        </div>
      )}
      <div className="preview-switches">
        <MediaToggle kind="microphone" local={local} media={media} />
        <MediaToggle kind="camera" local={local} media={media} />
      </div>
    </section>
  );
}

function cameraSentence(camera: Source, isAsking: boolean): string {
  if (isAsking) return 'Your browser may ask for your camera and microphone. Please allow them.';
  return camera.state === 'failed' ? 'No picture' : 'Your camera is off';
}

import type { LocalMedia, LocalMediaState } from '../media/local-media.ts';
import type { Source } from '../media/source.ts';
import { CameraVideo } from '../parts/CameraVideo.tsx';
import { MediaToggle } from '../parts/MediaToggle.tsx';
import type { Words } from '../words/en.ts';
import { useWords } from '../words/use-words.ts';

type PreviewProps = { readonly local: LocalMediaState; readonly media: LocalMedia };

/** What the others will see, as in a mirror, with the switches of camera and microphone. */
export function Preview({ local, media }: PreviewProps) {
  const words = useWords().preJoin;
  const { camera, microphone } = local.sources;
  const isAsking = camera.state === 'starting' || microphone.state === 'starting';
  return (
    <section className="preview" aria-label={words.preview}>
      {camera.state === 'live' ? (
        <CameraVideo track={camera.track} />
      ) : (
        <div className="preview-words">
          <p>{cameraSentence(camera, isAsking, words)}</p>
          {isAsking && (
            <button type="button" className="button small" onClick={media.goOnWithout}>
              {words.goOnWithout}
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

function cameraSentence(camera: Source, isAsking: boolean, words: Words['preJoin']): string {
  if (isAsking) return words.mayAsk;
  return camera.state === 'failed' ? words.noPicture : words.cameraOff;
}

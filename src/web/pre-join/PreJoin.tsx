import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { personNameProblem } from '../../protocol/names.ts';
import { ConnectionNotice } from '../connection-check/ConnectionNotice.tsx';
import { findDeviceProblems } from '../media/findings.ts';
import { sendingMedia, type LocalMedia, type LocalMediaState } from '../media/local-media.ts';
import { CopyLink } from '../parts/CopyLink.tsx';
import { Field } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Problem } from '../parts/Problem.tsx';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import { loadPreferences } from '../preferences.ts';
import { linkToken, roomLink } from '../room-link.ts';
import { DeviceChoices } from '../settings/DeviceChoices.tsx';
import { useWords } from '../words/use-words.ts';
import { Preview } from './Preview.tsx';

type PreJoinProps = {
  readonly room: string;
  readonly isJoining: boolean;
  /** What a call needs could not be loaded. */
  readonly isIncomplete: boolean;
  readonly media: LocalMedia;
  readonly onJoin: (name: string) => Promise<void>;
  readonly onBack: () => void;
};

/** Where one sees oneself, chooses devices and a name, and goes in. */
export function PreJoin(props: PreJoinProps) {
  const { room, isJoining, isIncomplete, media, onJoin, onBack } = props;
  const local = useSyncExternalStore(media.subscribe, media.getSnapshot);
  const [name, setName] = useState(() => loadPreferences().name ?? '');
  const [problem, setProblem] = useState<string>();
  const words = useWords().preJoin;
  const field = useRef<HTMLInputElement>(null);
  const findings = findDeviceProblems(local.sources);
  const unsupported = findings.find(({ code }) => code === 'unsupported-browser');

  useEffect(() => {
    // On a touch screen the keyboard would cover the picture.
    if (matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, []);

  function join() {
    const found = name.trim() === '' ? undefined : personNameProblem(name);
    setProblem(found);
    if (found === undefined) void onJoin(name);
    else field.current?.focus();
  }

  if (unsupported !== undefined) {
    return (
      <Problem
        title="This browser cannot join"
        problem={unsupported.problem}
        action={unsupported.action}
      >
        {/* A token may be a host's: out here nobody knows, and what is copied may be sent on. */}
        {linkToken() === undefined && <CopyLink link={roomLink(room, undefined)} />}
        <button type="button" className="button" onClick={onBack}>
          Back to start
        </button>
      </Problem>
    );
  }
  return (
    <main className="pre-join">
      <header>
        <button type="button" className="button plain" onClick={onBack}>
          <Icon name="back" />
          Another room
        </button>
      </header>
      <Preview local={local} media={media} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          join();
        }}
      >
        <p className="quiet">You are about to join</p>
        <ScreenTitle className="room-name">{room}</ScreenTitle>
        {findings.map((finding) => (
          <Notice key={finding.problem} problem={finding.problem} action={finding.action}>
            {finding.code !== 'insecure-context' && (
              <button type="button" className="button small" onClick={media.retry}>
                Try again
              </button>
            )}
          </Notice>
        ))}
        <ConnectionNotice />
        {isIncomplete && (
          <Notice {...words.incomplete}>
            <button type="button" className="button small" onClick={() => location.reload()}>
              {words.reload}
            </button>
          </Notice>
        )}
        <Field
          label="Your name"
          problem={problem}
          value={name}
          onChange={(value) => {
            setName(value);
            setProblem(undefined);
          }}
          inputRef={field}
          name="name"
          placeholder="Guest"
          autoComplete="nickname"
        />
        <DeviceChoices local={local} media={media} />
        <button type="submit" className="button primary wide" aria-busy={isJoining}>
          {isJoining ? 'Waiting for your devices…' : joinLabel(local)}
        </button>
      </form>
    </main>
  );
}

/** Says so when one would be neither seen nor heard because of a device, not by choice. */
function joinLabel(local: LocalMediaState): string {
  const { camera, microphone } = sendingMedia(local);
  const hasFailed = Object.values(local.sources).some(({ state }) => state === 'failed');
  if (!hasFailed || (camera && microphone)) return 'Join';
  if (camera) return 'Join without microphone';
  if (microphone) return 'Join without camera';
  return 'Join to watch and listen';
}

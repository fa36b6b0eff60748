import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { limits } from '../../protocol/limits.ts';
import { personNameFault, type NameFault } from '../../protocol/names.ts';
import { ConnectionNotice } from '../connection-check/ConnectionNotice.tsx';
import { adviceOn, findDeviceProblems } from '../media/findings.ts';
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
import type { Words } from '../words/en.ts';
import { LanguageSelect } from '../words/LanguageSelect.tsx';
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
  const [fault, setFault] = useState<NameFault>();
  const words = useWords();
  const field = useRef<HTMLInputElement>(null);
  const findings = findDeviceProblems(local.sources);
  const unsupported = findings.find(({ code }) => code === 'unsupported-browser');

  useEffect(() => {
    // On a touch screen the keyboard would cover the picture.
    if (matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, []);

  function join() {
    const found = name.trim() === '' ? undefined : personNameFault(name);
    setFault(found);
    if (found === undefined) void onJoin(name);
    else field.current?.focus();
  }

  if (unsupported !== undefined) {
    return (
      <Problem title={words.preJoin.cannotJoin} {...adviceOn(unsupported, words)}>
        {/* A token may be a host's: out here nobody knows, and what is copied may be sent on. */}
        {linkToken() === undefined && <CopyLink link={roomLink(room, undefined)} />}
        <button type="button" className="button" onClick={onBack}>
          {words.common.backToStart}
        </button>
      </Problem>
    );
  }
  return (
    <main className="pre-join">
      <header>
        <button type="button" className="button plain" onClick={onBack}>
          <Icon name="back" />
          {words.preJoin.anotherRoom}
        </button>
        <LanguageSelect />
      </header>
      <Preview local={local} media={media} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          join();
        }}
      >
        <p className="quiet">{words.preJoin.about}</p>
        <ScreenTitle className="room-name">{room}</ScreenTitle>
        {findings.map((finding) => {
          const advice = adviceOn(finding, words);
          return (
            <Notice key={advice.problem} {...advice}>
              {finding.code !== 'insecure-context' && (
                <button type="button" className="button small" onClick={media.retry}>
                  {words.common.tryAgain}
                </button>
              )}
            </Notice>
          );
        })}
        <ConnectionNotice />
        {isIncomplete && (
          <Notice {...words.preJoin.incomplete}>
            <button type="button" className="button small" onClick={() => location.reload()}>
              {words.broken.reload}
            </button>
          </Notice>
        )}
        <Field
          label={words.preJoin.yourName}
          problem={fault && words.personName[fault](limits.personNameLength)}
          value={name}
          onChange={(value) => {
            setName(value);
            setFault(undefined);
          }}
          inputRef={field}
          name="name"
          placeholder={words.common.guest}
          autoComplete="nickname"
        />
        <DeviceChoices local={local} media={media} />
        <button type="submit" className="button primary wide" aria-busy={isJoining}>
          {isJoining ? words.preJoin.waitingForDevices : joinLabel(local, words.preJoin)}
        </button>
      </form>
    </main>
  );
}

/** Says so when one would be neither seen nor heard because of a device, not by choice. */
function joinLabel(local: LocalMediaState, words: Words['preJoin']): string {
  const { camera, microphone } = sendingMedia(local);
  const hasFailed = Object.values(local.sources).some(({ state }) => state === 'failed');
  if (!hasFailed || (camera && microphone)) return words.join;
  if (camera) return words.joinWithoutMicrophone;
  if (microphone) return words.joinWithoutCamera;
  return words.joinToWatch;
}

import { useEffect, useRef, useState } from 'react';
import type { JoinIntent } from '../../protocol/messages.ts';
import { limits } from '../../protocol/limits.ts';
import { roomNameFault, type RoomNameFault } from '../../protocol/names.ts';
import { Field } from '../parts/Field.tsx';
import { Logo } from '../parts/Logo.tsx';
import { Notice } from '../parts/Notice.tsx';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import { useOnline } from '../use-online.ts';
import { LanguageSelect } from '../words/LanguageSelect.tsx';
import { useWords } from '../words/use-words.ts';
import { Illustration } from './Illustration.tsx';

type LandingProps = {
  readonly roomName: string;
  readonly hasBadLink: boolean;
  readonly onChoose: (room: string, intent: JoinIntent) => void;
};

/** Where one starts or joins a call by the name of its room. */
export function Landing({ roomName, hasBadLink, onChoose }: LandingProps) {
  const [room, setRoom] = useState(roomName);
  const [fault, setFault] = useState<RoomNameFault>();
  const isOnline = useOnline();
  const { landing: words, roomName: faults } = useWords();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  function choose(intent: JoinIntent) {
    const found = roomNameFault(room);
    setFault(found);
    if (found === undefined) onChoose(room, intent);
    else field.current?.focus();
  }

  return (
    <main className="landing">
      <div className="landing-words">
        <Logo />
        <ScreenTitle leavesFocus>Engage</ScreenTitle>
        <p className="lead">{words.lead}</p>
        {!isOnline && <Notice {...words.offline} />}
        {hasBadLink && <Notice {...words.badLink} />}
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            choose('start');
          }}
        >
          <Field
            label={words.room.label}
            hint={words.room.hint}
            problem={fault && faults[fault](limits.roomNameLength)}
            value={room}
            onChange={(value) => {
              setRoom(value);
              setFault(undefined);
            }}
            inputRef={field}
            name="room"
            placeholder={words.room.placeholder}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <div className="buttons">
            <button type="submit" className="button primary">
              {words.start}
            </button>
            <button type="button" className="button" onClick={() => choose('join')}>
              {words.join}
            </button>
          </div>
        </form>
        <p className="landing-promise quiet">{words.promise}</p>
        <LanguageSelect />
      </div>
      <Illustration />
    </main>
  );
}

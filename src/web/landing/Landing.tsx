import { useEffect, useRef, useState } from 'react';
import type { JoinIntent } from '../../protocol/messages.ts';
import { roomNameProblem } from '../../protocol/names.ts';
import { Field } from '../parts/Field.tsx';
import { Logo } from '../parts/Logo.tsx';
import { Notice } from '../parts/Notice.tsx';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import { useOnline } from '../use-online.ts';
import { Illustration } from './Illustration.tsx';

type LandingProps = {
  readonly roomName: string;
  readonly hasBadLink: boolean;
  readonly onChoose: (room: string, intent: JoinIntent) => void;
};

/** Where one starts or joins a call by the name of its room. */
export function Landing({ roomName, hasBadLink, onChoose }: LandingProps) {
  const [room, setRoom] = useState(roomName);
  const [problem, setProblem] = useState<string>();
  const isOnline = useOnline();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  function choose(intent: JoinIntent) {
    const found = roomNameProblem(room);
    setProblem(found);
    if (found === undefined) onChoose(room, intent);
    else field.current?.focus();
  }

  return (
    <main className="landing">
      <div className="landing-words">
        <Logo />
        <ScreenTitle leavesFocus>Engage</ScreenTitle>
        <p className="lead">Private video calls. Agree on a room name, and meet there.</p>
        {!isOnline && (
          <Notice
            problem="You are offline."
            action="Calls need a network. This page goes on as soon as there is one."
          />
        )}
        {hasBadLink && (
          <Notice
            problem="This link does not lead to a room."
            action="Ask for the link again, or type the name of the room here."
          />
        )}
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            choose('start');
          }}
        >
          <Field
            label="Room name"
            hint="Everyone in the call types the same name."
            problem={problem}
            value={room}
            onChange={(value) => {
              setRoom(value);
              setProblem(undefined);
            }}
            inputRef={field}
            name="room"
            placeholder="for example standup"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <div className="buttons">
            <button type="submit" className="button primary">
              Start call
            </button>
            <button type="button" className="button" onClick={() => choose('join')}>
              Join call
            </button>
          </div>
        </form>
        <p className="landing-promise quiet">
          No account. Picture and sound are encrypted between the people in the call.
        </p>
      </div>
      <Illustration />
    </main>
  );
}

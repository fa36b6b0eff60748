import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import { Sentence } from '../words/Sentence.tsx';
import { useWords } from '../words/use-words.ts';

type LobbyProps = { readonly room: string; readonly name: string; readonly onLeave: () => void };

/** Waiting to be let in by a host. */
export function Lobby({ room, name, onLeave }: LobbyProps) {
  const { lobby: words, common } = useWords();
  return (
    <main className="call joining lobby">
      <ScreenTitle>{words.title(room)}</ScreenTitle>
      <output>
        <Sentence say={words.hostsSee} values={[name]} />
      </output>
      <p className="quiet">{words.notYet}</p>
      <button type="button" className="button" onClick={onLeave}>
        {common.leave}
      </button>
    </main>
  );
}

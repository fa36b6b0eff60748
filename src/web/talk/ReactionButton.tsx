import { reactionEmojis } from '../../protocol/channel-messages.ts';
import type { BrowserCall } from '../browser-call.ts';
import { ControlPanel } from '../parts/ControlPanel.tsx';
import { useWords } from '../words/use-words.ts';

type ReactionButtonProps = { readonly call: BrowserCall };

/** Sends a little picture over one's own; the choice stays open for more. */
export function ReactionButton({ call }: ReactionButtonProps) {
  const words = useWords().talk;
  return (
    <ControlPanel label={words.react} icon="smile" isIconOnly>
      {() => (
        <div className="reaction-choice">
          {reactionEmojis.map((emoji) => (
            <button
              key={emoji}
              type="button"
              aria-label={words.reactWith(emoji)}
              onClick={() => call.talk.gestures.react(emoji)}
            >
              {emoji}
            </button>
          ))}
        </div>
      )}
    </ControlPanel>
  );
}

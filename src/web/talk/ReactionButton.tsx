import { reactionEmojis } from '../../protocol/channel-messages.ts';
import type { BrowserCall } from '../browser-call.ts';
import { ControlPanel } from '../parts/ControlPanel.tsx';

type ReactionButtonProps = { readonly call: BrowserCall };

/** Sends a little picture over one's own; the choice stays open for more. */
export function ReactionButton({ call }: ReactionButtonProps) {
  return (
    <ControlPanel label="React" icon="smile" isIconOnly>
      {() => (
        <div className="reaction-choice">
          {reactionEmojis.map((emoji) => (
            <button
              key={emoji}
              type="button"
              aria-label={`React with ${emoji}`}
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

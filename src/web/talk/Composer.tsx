import { useEffect, useRef, useState } from 'react';
import { channelLimits, tidyChatText } from '../../protocol/channel-messages.ts';
import type { BrowserCall } from '../browser-call.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/use-words.ts';
import { offerFiles } from './offer-files.ts';

type ComposerProps = {
  readonly call: BrowserCall;
  /** Kept while the panel is closed. */
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
};

/** Where one writes: Enter sends, with Shift it begins a line. Takes the focus when it appears. */
export function Composer({ call, draft, onDraft }: ComposerProps) {
  const words = useWords().talk;
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const [isRefused, setIsRefused] = useState(false);
  useEffect(() => field.current?.focus(), []);

  function send() {
    if (draft.trim() === '') return;
    const isSaid = tidyChatText(draft) !== undefined && call.talk.chat.say(draft);
    setIsRefused(!isSaid);
    if (isSaid) onDraft('');
    field.current?.focus();
  }

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {isRefused && (
        <p className="note wrong" role="alert">
          {words.tooLong(channelLimits.chatTextLength)}
        </p>
      )}
      <textarea
        ref={field}
        rows={1}
        value={draft}
        dir={draft === '' ? undefined : 'auto'}
        aria-label={words.messageToEveryone}
        placeholder={words.messageToEveryone}
        enterKeyHint="send"
        onChange={(event) => {
          onDraft(event.target.value);
          setIsRefused(false);
        }}
        onPaste={({ clipboardData }) => offerFiles(call, clipboardData.files)}
        onKeyDown={(event) => {
          // While characters are being composed, Enter chooses one.
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label={words.filesToSend}
        onChange={({ target }) => {
          offerFiles(call, target.files ?? []);
          target.value = ''; // The same one can be chosen again.
        }}
      />
      <button
        type="button"
        className="icon-button"
        aria-label={words.sendFiles}
        title={words.sendFiles}
        onClick={() => chooser.current?.click()}
      >
        <Icon name="attach" />
      </button>
      <button
        type="submit"
        className="icon-button primary"
        aria-label={words.sendMessage}
        title={words.send}
      >
        <Icon name="send" />
      </button>
    </form>
  );
}

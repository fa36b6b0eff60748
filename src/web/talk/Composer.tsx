import { useEffect, useRef, useState } from 'react';
import { channelLimits, tidyChatText } from '../../protocol/channel-messages.ts';
import type { BrowserCall } from '../browser-call.ts';
import { Icon } from '../parts/Icon.tsx';
import { readGiven, type GivenFiles } from './offer-files.ts';

export type ComposerProps = {
  readonly call: BrowserCall;
  /** Kept while the panel is closed. */
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
  /** What of the last files was not sent, and why. */
  readonly filesProblem: string | undefined;
  readonly onFiles: (given: GivenFiles) => void;
};

/** Where one writes: Enter sends, with Shift it begins a line. Takes the focus when it appears. */
export function Composer({ call, draft, onDraft, filesProblem, onFiles }: ComposerProps) {
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
          A message has at most {channelLimits.chatTextLength} characters that can be seen.
        </p>
      )}
      {filesProblem !== undefined && (
        <p className="note wrong" role="alert">
          {filesProblem}
        </p>
      )}
      <textarea
        ref={field}
        rows={1}
        value={draft}
        aria-label="Message to everyone"
        placeholder="Message to everyone"
        enterKeyHint="send"
        onChange={(event) => {
          onDraft(event.target.value);
          setIsRefused(false);
        }}
        onPaste={(event) => {
          if (!holdsFiles(event.clipboardData)) return;
          event.preventDefault(); // Of their names, too.
          onFiles(readGiven(event.clipboardData));
        }}
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
        aria-label="Files to send"
        onChange={({ target }) => {
          onFiles({ files: [...(target.files ?? [])], folders: [] });
          target.value = ''; // The same one can be chosen again.
        }}
      />
      <button
        type="button"
        className="icon-button"
        aria-label="Send files"
        title="Send files"
        onClick={() => chooser.current?.click()}
      >
        <Icon name="attach" />
      </button>
      <button type="submit" className="icon-button primary" aria-label="Send message" title="Send">
        <Icon name="send" />
      </button>
    </form>
  );
}

/** What is copied in an office program is text first, though a picture of it comes along. */
function holdsFiles({ types }: DataTransfer): boolean {
  const isText = types.includes('text/plain') && types.includes('text/html');
  return types.includes('Files') && !isText;
}

import { useEffect, useRef, useState } from 'react';
import { channelLimits, tidyChatText } from '../../protocol/channel-messages.ts';
import type { BrowserCall } from '../browser-call.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/en.ts';
import { readGiven, type FilesProblem, type GivenFiles } from './offer-files.ts';

export type ComposerProps = {
  readonly call: BrowserCall;
  /** Kept while the panel is closed. */
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
  /** Why some of the last files were not offered. */
  readonly filesProblems: readonly FilesProblem[];
  readonly onFiles: (given: GivenFiles) => void;
};

/** Where one writes: Enter sends, with Shift it begins a line. Takes the focus when it appears. */
export function Composer({ call, draft, onDraft, filesProblems, onFiles }: ComposerProps) {
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
      {filesProblems.length > 0 && (
        <p className="note wrong" role="alert">
          {filesProblems.map((problem) => describeProblem(problem, words)).join(' ')}
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
        aria-label={words.filesToSend}
        onChange={({ target }) => {
          onFiles({ files: [...(target.files ?? [])], folders: [] });
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

function describeProblem(problem: FilesProblem, words: Words['talk']): string {
  switch (problem.kind) {
    case 'nobody':
      return words.nobodyForFiles;
    case 'folders':
      return words.folders(problem.names.join(', '));
    case 'too-many':
      return words.tooManyFiles(problem.count, channelLimits.openOffers);
    default:
      return problem satisfies never;
  }
}

/** What is copied in an office program is text first, though a picture of it comes along. */
function holdsFiles({ types }: DataTransfer): boolean {
  const isText = types.includes('text/plain') && types.includes('text/html');
  return types.includes('Files') && !isText;
}

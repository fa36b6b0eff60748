import { useCallback, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { BrowserCall } from '../browser-call.ts';
import { useWords } from '../words/use-words.ts';
import { offerFiles, readGiven, type FilesProblem, type GivenFiles } from './offer-files.ts';
import { TalkNews } from './TalkNews.tsx';
import { TalkPanel } from './TalkPanel.tsx';

type TalkFrameProps = { readonly call: BrowserCall; readonly children: ReactNode };

/** The call with its chat beside it, when that is open. Files may be dropped anywhere. */
export function TalkFrame({ call, children }: TalkFrameProps) {
  const words = useWords().talk;
  const { isTalkOpen } = call;
  const isOpen = useSyncExternalStore(isTalkOpen.subscribe, isTalkOpen.getSnapshot);
  const [draft, setDraft] = useState('');
  const [filesProblems, setFilesProblems] = useState<readonly FilesProblem[]>([]);
  const onFiles = useCallback(
    (given: GivenFiles) => {
      setFilesProblems(offerFiles(call, given));
      isTalkOpen.set(true);
    },
    [call, isTalkOpen],
  );
  const isDragged = useFileDrop(onFiles);

  function close() {
    isTalkOpen.set(false);
    // Where it came from; the panel with the focus in it is about to go.
    document.querySelector<HTMLElement>('.talk-opener')?.focus();
  }

  return (
    <div className="talk-frame">
      {children}
      {isOpen && (
        <TalkPanel
          call={call}
          draft={draft}
          onDraft={setDraft}
          filesProblems={filesProblems}
          onFiles={onFiles}
          onClose={close}
        />
      )}
      <TalkNews call={call} isOpen={isOpen} />
      {isDragged && <p className="drop-note">{words.dropFiles}</p>}
    </div>
  );
}

/** Takes files that are dropped on the page, which the browser would show instead of the call. */
function useFileDrop(onFiles: (given: GivenFiles) => void): boolean {
  const [isDragged, setIsDragged] = useState(false);
  useEffect(() => {
    const hasFiles = ({ dataTransfer }: DragEvent) =>
      dataTransfer?.types.includes('Files') === true;
    const onDragOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsDragged(true);
    };
    const onDragLeave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setIsDragged(false); // Out of the window.
    };
    const onDrop = (event: DragEvent) => {
      setIsDragged(false);
      if (!hasFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      onFiles(readGiven(event.dataTransfer));
    };
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('dragleave', onDragLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('dragleave', onDragLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, [onFiles]);
  return isDragged;
}

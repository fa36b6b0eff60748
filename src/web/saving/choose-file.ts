/** The part of the File System Access API that TypeScript's DOM does not know yet. */
type SavePicker = (options: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>;

export type ChosenFile = {
  readonly handle: FileSystemFileHandle;
  /** Becomes the file when it is closed. */
  readonly file: FileSystemWritableFileStream;
};

/**
 * Asks where a file shall go and opens it: `dismissed` when the person thinks better of it,
 * `unavailable` where the browser cannot write to disk, at all or here. Needs a press of a button.
 */
export async function chooseFile(
  suggestedName: string,
): Promise<ChosenFile | 'dismissed' | 'unavailable'> {
  const picker = (window as { showSaveFilePicker?: SavePicker }).showSaveFilePicker;
  if (picker === undefined) return 'unavailable';
  try {
    const handle = await picker.call(window, { suggestedName });
    return { handle, file: await handle.createWritable() };
  } catch (error) {
    const isDismissed = error instanceof DOMException && error.name === 'AbortError';
    return isDismissed ? 'dismissed' : 'unavailable'; // Not allowed here, as in a frame.
  }
}

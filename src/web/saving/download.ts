/** No browser says when a download has copied all; a person may be asked where to put it before. */
export const downloadMs = 15 * 60_000;

/** Lets the browser put a file where it puts what is downloaded. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), downloadMs);
}

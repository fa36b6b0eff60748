/** Lets the browser put a file where it puts what is downloaded. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download holds on to the Blob by then, in every browser.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

// The timers of a page that is not looked at are slowed down to one a second; those of a worker are not.
globalThis.addEventListener('message', ({ data }: MessageEvent<number>) => {
  setInterval(() => globalThis.postMessage(undefined), data);
});

/** Gives out what is put in, in order, a fixed time later; at once when there is no delay. */
export type DelayLine<T> = {
  readonly put: (item: T) => void;
  /** Forgets what is still inside. */
  readonly stop: () => void;
};

export function createDelayLine<T>(delayMs: number, give: (item: T) => void): DelayLine<T> {
  const inside: { readonly item: T; readonly dueMs: number }[] = [];
  let timer: NodeJS.Timeout | undefined;

  function giveDue() {
    timer = undefined;
    while (inside[0] !== undefined && inside[0].dueMs <= performance.now()) {
      const due = inside.shift();
      if (due !== undefined) give(due.item);
    }
    waitForNext();
  }

  function waitForNext() {
    const [next] = inside;
    if (next !== undefined) timer ??= setTimeout(giveDue, next.dueMs - performance.now());
  }

  return {
    put: (item) => {
      if (delayMs === 0) {
        give(item);
        return;
      }
      inside.push({ item, dueMs: performance.now() + delayMs });
      waitForNext();
    },
    stop: () => {
      clearTimeout(timer);
      inside.length = 0;
    },
  };
}

/** Chromium's Network Information API; `type` is known on phones only. */
type NetworkInformation = EventTarget & { readonly type?: string };

/**
 * Calls back when this machine gets onto a network, or onto one of another kind; the returned
 * function ends that.
 */
export function watchNetwork(onChange: () => void): () => void {
  const { connection } = navigator as { readonly connection?: NetworkInformation };
  let type = connection?.type;
  // The event also comes with every new estimate of speed.
  const compare = () => {
    if (connection?.type === type) return;
    type = connection?.type;
    onChange();
  };
  addEventListener('online', onChange);
  connection?.addEventListener('change', compare);
  return () => {
    removeEventListener('online', onChange);
    connection?.removeEventListener('change', compare);
  };
}

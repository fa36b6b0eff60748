/** Where a server is in its life; only a `ready` one should be sent new calls. */
export type ReadinessStatus = 'starting' | 'ready' | 'draining';

export type Readiness = {
  readonly status: () => ReadinessStatus;
  readonly isDraining: () => boolean;
  /** Moves on to a later status; there is no way back. */
  readonly become: (next: 'ready' | 'draining') => void;
};

export function createReadiness(): Readiness {
  let status: ReadinessStatus = 'starting';
  return {
    status: () => status,
    isDraining: () => status === 'draining',
    become: (next) => {
      if (status !== 'draining') status = next;
    },
  };
}

/** `engage.ready/1`: what `/readyz` answers, documented in docs/protocol.md. */
export function readyJson(status: ReadinessStatus) {
  return { schema: 'engage.ready/1', status };
}

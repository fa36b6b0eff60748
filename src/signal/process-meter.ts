import { monitorEventLoopDelay } from 'node:perf_hooks';
import { cpuUsage, memoryUsage, version } from 'node:process';

/** What the process costs. `close` ends the measuring of the event loop. */
export type ProcessMeter = {
  readonly nodeVersion: string;
  readonly startedAtSeconds: number;
  /** The longest delay since the last call. */
  readonly takeLagSeconds: () => number;
  readonly cpuSeconds: () => number;
  readonly residentBytes: () => number;
  readonly close: () => void;
};

/** Fifty looks a second cost nothing that can be measured and find whatever a call would feel. */
const resolutionMs = 20;

export function startProcessMeter(): ProcessMeter {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  return {
    nodeVersion: version,
    startedAtSeconds: Math.round(performance.timeOrigin) / 1_000,
    takeLagSeconds: () => {
      // It records the time between two looks, of which `resolutionMs` was wanted; 0 before the first.
      const lagMs = Math.max(0, delay.max / 1e6 - resolutionMs);
      delay.reset();
      return lagMs / 1_000;
    },
    cpuSeconds: () => {
      const { user, system } = cpuUsage();
      return (user + system) / 1e6;
    },
    residentBytes: () => memoryUsage.rss(),
    close: () => void delay.disable(),
  };
}

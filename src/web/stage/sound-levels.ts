/**
 * Reads how loud a track was since it was read last, from 0 to 1, from what the browser counts
 * anyway. `getSynchronizationSources` would cost less, but tells of the last packet alone (20 ms),
 * and only where the sender adds its level (RFC 6464), which werift does not.
 */
export function createLevelReader() {
  const lastCounts = new WeakMap<RTCRtpReceiver, SoundCount>();
  return async (receiver: RTCRtpReceiver): Promise<number> => {
    const count = countOf(await receiver.getStats());
    const last = lastCounts.get(receiver);
    lastCounts.set(receiver, count);
    if (last === undefined || count.seconds <= last.seconds) return 0;
    // W3C webrtc-stats, totalAudioEnergy: the mean of the squares, so its root is the level.
    return Math.sqrt(Math.max(0, count.energy - last.energy) / (count.seconds - last.seconds));
  };
}

type SoundCount = { readonly energy: number; readonly seconds: number };

function countOf(stats: RTCStatsReport): SoundCount {
  // The DOM types of a report are those of a map of anything.
  for (const report of stats.values() as Iterable<RTCInboundRtpStreamStats>) {
    if (report.type !== 'inbound-rtp') continue;
    return { energy: report.totalAudioEnergy ?? 0, seconds: report.totalSamplesDuration ?? 0 };
  }
  return { energy: 0, seconds: 0 };
}

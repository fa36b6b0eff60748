export type RecordingFormat = { readonly mimeType: string; readonly extension: 'webm' | 'mp4' };

/** VP8 costs the least to encode beside a call; MP4 is all that Safari had for long. */
const formats: readonly RecordingFormat[] = [
  { mimeType: 'video/webm;codecs=vp8,opus', extension: 'webm' },
  { mimeType: 'video/webm;codecs=vp9,opus', extension: 'webm' },
  { mimeType: 'video/webm', extension: 'webm' },
  { mimeType: 'video/mp4', extension: 'mp4' },
];

/** The first that the browser can write; undefined where it can write none. */
export function chooseFormat(): RecordingFormat | undefined {
  return formats.find(({ mimeType }) => MediaRecorder.isTypeSupported(mimeType));
}

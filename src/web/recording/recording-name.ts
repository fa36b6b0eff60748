/** The name of a file: room and time of day, in signs that every disk takes. */
export function recordingName(room: string, date: Date, extension: string): string {
  const tidyRoom = room.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '');
  const day = [date.getFullYear(), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())];
  const time = `${twoDigits(date.getHours())}${twoDigits(date.getMinutes())}`;
  return `${[tidyRoom, day.join('-'), time].filter(Boolean).join(' ')}.${extension}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

import { channelLimits } from '../../protocol/channel-messages.ts';
import { hasInvisible } from '../../protocol/names.ts';

/** The others take no name with invisible characters, which could make a program look harmless. */
export function tidyFileName(name: string): string {
  const visible = Array.from(name)
    .filter((character) => !hasInvisible(character))
    .slice(-channelLimits.fileNameLength)
    .join('');
  return visible.trim() === '' ? 'file' : visible;
}

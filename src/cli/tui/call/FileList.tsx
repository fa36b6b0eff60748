import { Box, Text } from 'ink';
import type { CallSnapshot, NumberedTransfer } from '../../call/call-store.ts';
import { describeProgress, describeSize } from '../../format/person.ts';
import { plainLine } from '../../format/plain-text.ts';
import { Tone } from './Tone.tsx';

/** The newest; all of a call would leave no room for the rest. */
const maxShown = 3;

export function FileList({ call: { files } }: { readonly call: CallSnapshot }) {
  return (
    <Box flexDirection="column" flexShrink={0}>
      {files.slice(-maxShown).map((file) => (
        <Text key={file.key} wrap="truncate">
          {describeRow(file)}
          {isOffer(file) && <Tone as="warning"> · a accept, d decline</Tone>}
        </Text>
      ))}
    </Box>
  );
}

function describeRow(file: NumberedTransfer): string {
  const { direction, peer, name, size, path } = file;
  const way =
    direction === 'sending' ? `to ${plainLine(peer.name)}` : `from ${plainLine(peer.name)}`;
  const where = path === undefined ? '' : ` as ${plainLine(path)}`;
  return `File ${way}: ${plainLine(name)} (${describeSize(size)}) ${describeProgress(file)}${where}`;
}

function isOffer({ direction, progress }: NumberedTransfer): boolean {
  return direction === 'receiving' && progress.phase === 'offered';
}

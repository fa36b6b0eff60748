import { Box, Text } from 'ink';
import type { CallSnapshot } from '../../call/call-store.ts';
import { furtherKeys, keyWords } from './keys.ts';
import { Tone } from './Tone.tsx';
import { usefulKeys } from './view-state.ts';

type KeyListProps = { readonly call: CallSnapshot; readonly columns: number };

/** Two columns where they fit: there are as many keys as a small terminal has lines. */
const twoColumns = 96;

/** Every key that does something here, and what. */
export function KeyList({ call, columns }: KeyListProps) {
  const rows = [...usefulKeys(call).map((key) => [key, keyWords[key]] as const), ...furtherKeys];
  const width = columns >= twoColumns ? Math.floor(columns / 2) : columns;
  return (
    <Box flexDirection="column" flexGrow={1} flexShrink={1} minHeight={0} overflow="hidden">
      <Box flexWrap="wrap" flexShrink={0}>
        {rows.map(([keys, does]) => (
          <Box key={keys} width={width} flexShrink={0}>
            <Box width={11} flexShrink={0}>
              <Tone as="strong">{keys}</Tone>
            </Box>
            <Text wrap="truncate">{does}</Text>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

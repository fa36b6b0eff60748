import { Box, Text } from 'ink';
import type { ChatEntry } from '../../../client/talk/chat-log.ts';
import { keyOf } from '../../../client/talk/chat-log.ts';
import type { CallSnapshot } from '../../call/call-store.ts';
import { clockTime } from '../../format/call.ts';
import { plainLine, plainText } from '../../format/plain-text.ts';
import { Tone } from './Tone.tsx';

type ChatLogProps = { readonly call: CallSnapshot; readonly scrolledBy: number };

/** More messages than any terminal has lines need not be laid out. */
const maxDrawn = 100;

/** What was said, the newest at the bottom, as much as there is room for. */
export function ChatLog({ call: { chat }, scrolledBy }: ChatLogProps) {
  const end = chat.length - scrolledBy;
  const drawn = chat.slice(Math.max(0, end - maxDrawn), end);
  return (
    <Box flexDirection="column" flexGrow={1} flexShrink={1} minHeight={0} marginTop={1}>
      <Box
        flexDirection="column"
        flexGrow={1}
        flexBasis={0}
        minHeight={0}
        overflow="hidden"
        justifyContent="flex-end"
      >
        {chat.length === 0 && <Tone as="faint">Nobody has written anything yet.</Tone>}
        {drawn.map((entry) => (
          <Message key={keyOf(entry)} entry={entry} />
        ))}
      </Box>
      {scrolledBy > 0 && <Tone as="faint">{`… ${scrolledBy} newer below: PgDn`}</Tone>}
    </Box>
  );
}

function Message({ entry: { author, text, atMs, origin } }: { readonly entry: ChatEntry }) {
  return (
    <Box flexShrink={0}>
      <Box flexShrink={0}>
        <Tone as="faint">{`${clockTime(new Date(atMs))} `}</Tone>
      </Box>
      <Text wrap="wrap">
        <Tone as="strong">{origin.kind === 'own' ? 'You' : plainLine(author.name)}</Tone>
        {origin.kind === 'relayed' && ` (as ${plainLine(origin.by)} says)`}
        {`: ${plainText(text).replaceAll('\t', ' ')}`}
      </Text>
    </Box>
  );
}

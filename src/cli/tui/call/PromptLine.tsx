import { Box, Text } from 'ink';
import { reactionEmojis } from '../../../protocol/channel-messages.ts';
import { joinedIn, type CallSnapshot } from '../../call/call-store.ts';
import { Tone } from './Tone.tsx';
import type { Mode, Writing } from './view-state.ts';

type PromptLineProps = { readonly call: CallSnapshot; readonly mode: Mode };

/** The lowest line: what is typed, what is asked, or which keys there are. */
export function PromptLine({ call, mode }: PromptLineProps) {
  return (
    <Box flexShrink={0}>
      <Prompt call={call} mode={mode} />
    </Box>
  );
}

function Prompt({ call, mode }: PromptLineProps) {
  switch (mode.mode) {
    case 'keys':
      return <Tone as="faint">{hint(call)}</Tone>;
    case 'help':
      return <Tone as="faint">Any key: back to the call</Tone>;
    case 'react': {
      const choices = reactionEmojis.map((emoji, index) => `${index + 1} ${emoji}`);
      return <Text wrap="truncate">{`React: ${choices.join('  ')}  (any other key: not)`}</Text>;
    }
    case 'write':
      // Of a long line the end is what one is typing.
      return (
        <Text wrap="truncate-start">
          {`${prompts[mode.writing.for]} ${mode.text}`}
          <Tone as="chosen"> </Tone>
        </Text>
      );
    case 'confirm':
      return <Tone as="warning">{`${mode.question} y: yes, any other key: no`}</Tone>;
    default:
      return mode satisfies never;
  }
}

const prompts: Record<Writing['for'], string> = {
  chat: 'To everyone:',
  path: 'Path of the file to send:',
  folder: 'Folder to save it in:',
};

function hint(call: CallSnapshot): string {
  const inside = joinedIn(call);
  if (inside === undefined) return 'q leave · ? keys';
  const knock = inside.waiting.length > 0 ? 'y let in · n refuse · ' : '';
  return `${knock}t write · h hand · f file · ? all keys · q leave`;
}

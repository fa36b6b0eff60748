import { Box, Text } from 'ink';
import { oneself } from '../../../client/talk/gestures.ts';
import { joinedIn, type CallSnapshot } from '../../call/call-store.ts';
import { describeMedia } from '../../format/call.ts';
import { plainLine } from '../../format/plain-text.ts';
import { Tone } from './Tone.tsx';
import { hasHandUp, reactionsOf } from './view-state.ts';

type HeaderProps = { readonly call: CallSnapshot; readonly room: string };

/** Which room it is, how it stands with the server, and what one sends oneself. */
export function Header({ call, room }: HeaderProps) {
  const inside = joinedIn(call);
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Text wrap="truncate">
        <Tone as="strong">{plainLine(inside?.room ?? room)}</Tone>
        {inside !== undefined && (
          <>
            {` · ${countPeople(inside.peers.length + 1)}`}
            {inside.door.isLocked && ' · locked'}
            {inside.door.hasLobby && ' · guests wait to be let in'}
          </>
        )}
      </Text>
      {inside !== undefined && (
        <Text wrap="truncate">
          {`You are ${plainLine(inside.self.name)}`}
          {inside.self.isHost === true && ' (host)'}
          {hasHandUp(call) && <Tone as="warning"> ✋ hand raised</Tone>}
          {reactionsOf(call, oneself)}
          {` · ${describeOwn(call)}`}
        </Text>
      )}
      <Text wrap="wrap">
        <Phase call={call} />
      </Text>
    </Box>
  );
}

function Phase({ call: { room } }: { readonly call: CallSnapshot }) {
  switch (room.phase) {
    case 'connecting':
      return <Tone as="faint">Connecting…</Tone>;
    case 'waiting':
      return <Tone as="warning">Waiting until a host lets you in…</Tone>;
    case 'reconnecting':
      return (
        <Tone as="warning">
          The connection to the server is lost; trying again. The call goes on meanwhile.
        </Tone>
      );
    case 'refused':
      return <Tone as="bad">{plainLine(room.message)}</Tone>;
    case 'left':
      return <Tone as="faint">Leaving…</Tone>;
    case 'joined':
    case 'watching':
      return null;
    default:
      return room satisfies never;
  }
}

function describeOwn({ media: { microphone, camera } }: CallSnapshot): string {
  if (!microphone && !camera) return 'you send nothing';
  return describeMedia({ microphone, camera, screen: false });
}

function countPeople(people: number): string {
  return people === 1 ? 'nobody else is here' : `${people} people`;
}

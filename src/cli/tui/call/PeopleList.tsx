import { Box, Text } from 'ink';
import type { PairReading } from '../../../peer/call-meter.ts';
import type { PeerInfo } from '../../../protocol/messages.ts';
import { protectionOf } from '../../../protocol/protection.ts';
import type { JoinedState } from '../../../protocol/room-state.ts';
import type { CallPair, CallSnapshot } from '../../call/call-store.ts';
import { describeMedia } from '../../format/call.ts';
import {
  describeConnection,
  describeFigures,
  describePairRefusal,
  describePath,
} from '../../format/person.ts';
import { plainLine } from '../../format/plain-text.ts';
import { Tone } from './Tone.tsx';
import { chosenOf, hasHandUp, reactionsOf, type ViewState } from './view-state.ts';

type PeopleListProps = {
  readonly call: CallSnapshot;
  readonly inside: JoinedState;
  readonly view: ViewState;
  readonly rows: number;
};

/** Of the screen at most so much, or there would be no room for what is said. */
const share = 0.5;

/** Everyone else with how they are; in full for as many as there is room, else for the chosen one. */
export function PeopleList({ call, inside, view, rows }: PeopleListProps) {
  const chosen = chosenOf(view, call);
  const hasRoom = inside.peers.length * 3 <= rows * share;
  return (
    <Box flexDirection="column" flexShrink={0} marginTop={1}>
      {inside.peers.map((peer) => (
        <Person
          key={peer.id}
          peer={peer}
          call={call}
          isChosen={peer.id === chosen?.id}
          isFull={hasRoom || peer.id === chosen?.id}
        />
      ))}
      {inside.waiting.map((person) => (
        <Text key={person.id} wrap="truncate">
          <Tone as="warning">{`? ${plainLine(person.name)} waits to be let in`}</Tone>
        </Text>
      ))}
    </Box>
  );
}

type PersonProps = {
  readonly peer: PeerInfo;
  readonly call: CallSnapshot;
  readonly isChosen: boolean;
  readonly isFull: boolean;
};

function Person({ peer, call, isChosen, isFull }: PersonProps) {
  const pair = call.pairs.get(peer.id);
  const isConnected = pair?.connection === 'connected';
  const reading = isConnected ? call.readings.get(peer.id) : undefined;
  return (
    <Box flexDirection="column">
      <Text wrap="truncate">
        {isChosen ? '› ' : '  '}
        <Tone as="strong">{plainLine(peer.name)}</Tone>
        {peer.isHost === true && ' (host)'}
        {reading?.isSpeaking === true && <Tone as="good"> speaks</Tone>}
        {hasHandUp(call, peer.id) && <Tone as="warning"> ✋ hand raised</Tone>}
        {reactionsOf(call, peer.id)}
        {' · '}
        <Connection pair={pair} />
      </Text>
      {isFull && (
        <>
          <Text wrap="truncate">
            <Tone as="faint">{`    ${[describeProtection(peer, pair), ...describeWay(reading)].join(' · ')}`}</Tone>
          </Text>
          {reading !== undefined && (
            <Text wrap="truncate">
              <Tone as="faint">{`    ${describeFigures(reading)}`}</Tone>
            </Text>
          )}
        </>
      )}
    </Box>
  );
}

/** In words for what is not as it should be; else what they send. */
function Connection({ pair }: { readonly pair: CallPair | undefined }) {
  if (pair === undefined) return <Tone as="faint">connecting…</Tone>;
  if (pair.refusal !== undefined) {
    return <Tone as="bad">{describePairRefusal(pair.refusal)}</Tone>;
  }
  if (pair.connection !== 'connected') return <Tone as="warning">{describeConnection(pair)}</Tone>;
  const { microphone = false, camera = false, screen = false } = pair.media ?? {};
  return <>{describeMedia({ microphone, camera, screen })}</>;
}

function describeWay(reading: PairReading | undefined): readonly string[] {
  return reading?.path === undefined ? [] : [describePath(reading.path)];
}

function describeProtection(peer: PeerInfo, pair: CallPair | undefined): string {
  if (protectionOf(peer) === 'sealed') return 'sealed by the link';
  const { authentication } = pair ?? {};
  return authentication?.state === 'known'
    ? `not sealed: compare ${authentication.text}`
    : 'not sealed';
}

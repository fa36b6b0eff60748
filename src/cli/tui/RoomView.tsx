import { Box, Text } from 'ink';
import { useSyncExternalStore } from 'react';
import type { Store } from '../../client/store.ts';
import type { PeerInfo } from '../../protocol/messages.ts';
import { insideOf, type RoomState } from '../../protocol/room-state.ts';
import { countPeople, describeProtection } from '../format/watch.ts';

type RoomViewProps = {
  readonly store: Store<RoomState>;
  readonly name: string;
  readonly hasColor: boolean;
};

/** Draws who is in a room; owns no state, no timers, no sockets. */
export function RoomView({ store, name, hasColor }: RoomViewProps) {
  const state = useSyncExternalStore(store.subscribe, store.getSnapshot);
  return (
    <Box flexDirection="column" paddingX={1}>
      <Text bold>{insideOf(state)?.room ?? name}</Text>
      <RoomBody state={state} hasColor={hasColor} />
    </Box>
  );
}

function RoomBody({ state, hasColor }: { readonly state: RoomState; readonly hasColor: boolean }) {
  switch (state.phase) {
    case 'connecting':
      return (
        <Text dimColor={hasColor}>
          {state.attempt === 0 ? 'Connecting…' : 'The server does not answer; trying again…'}
        </Text>
      );
    case 'waiting': // Only people wait to be let in.
      return null;
    case 'watching':
    case 'joined':
      return (
        <>
          <People people={state.peers} hasColor={hasColor} />
          <Text dimColor={hasColor}>Ctrl+C to stop watching</Text>
        </>
      );
    case 'reconnecting':
      return (
        <>
          <Text {...(hasColor ? { color: 'yellow' } : {})}>Connection lost; trying again…</Text>
          <People people={state.inside.peers} hasColor={hasColor} />
        </>
      );
    case 'refused':
      return <Text {...(hasColor ? { color: 'red' } : {})}>{state.message}</Text>;
    case 'left':
      return <Text dimColor={hasColor}>Stopped watching.</Text>;
    default:
      return state satisfies never;
  }
}

function People({
  people,
  hasColor,
}: {
  readonly people: readonly PeerInfo[];
  readonly hasColor: boolean;
}) {
  return (
    <Box flexDirection="column" marginY={1}>
      <Text dimColor={hasColor}>{countPeople(people)}</Text>
      {people.map((person) => (
        <Text key={person.id}>
          <Text {...(hasColor ? { color: 'green' } : {})}>●</Text> {person.name}{' '}
          <Text dimColor={hasColor}>{describeProtection(person)}</Text>
        </Text>
      ))}
    </Box>
  );
}

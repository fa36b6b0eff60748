// What `import … from 'engage/peer'` gives; docs/peer.md explains it. The commands use the same pieces.

export { EngageError } from '../protocol/errors.ts';
export type { ErrorCode } from '../protocol/errors.ts';
export { insideOf } from '../protocol/room-state.ts';
export type { RoomState } from '../protocol/room-state.ts';
export type { PeerInfo } from '../protocol/messages.ts';
export { createStore } from '../client/store.ts';
export type { Store, WritableStore } from '../client/store.ts';
export type { CallState } from '../client/call.ts';
export type { MediaState, PairState } from '../client/pair.ts';
export type { Talk } from '../client/talk/talk.ts';
export { createPeer } from './peer.ts';
export type { Peer, PeerOptions } from './peer.ts';
export { enterRoom, stayInRoom } from './enter-room.ts';
export type { EnterOptions } from './enter-room.ts';
export { readRoomLink } from './room-link.ts';
export type { RoomLink } from './room-link.ts';
export { until } from './until.ts';
export { loadTestClip } from './media/clip.ts';
export type { Clip } from './media/clip.ts';
export { createClipMedia } from './media/clip-media.ts';
export { createEchoMedia } from './media/echo-media.ts';
export type { EchoOptions } from './media/echo-media.ts';
export { createSilentMedia } from './media/peer-media.ts';
export type { PeerMedia, SwitchableMedia } from './media/peer-media.ts';
export type { Milestones, PairMeter, PairReport } from './pair-meter.ts';

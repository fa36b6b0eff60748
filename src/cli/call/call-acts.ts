import { oneself } from '../../client/talk/gestures.ts';
import type { SwitchableMedia } from '../../peer/media/peer-media.ts';
import type { Peer } from '../../peer/peer.ts';
import { openFileSource } from '../../peer/files/file-source.ts';
import { channelLimits, type ReactionEmoji } from '../../protocol/channel-messages.ts';
import { EngageError } from '../../protocol/errors.ts';
import type { Moderation } from '../../protocol/messages.ts';
import { plainLine } from '../format/plain-text.ts';
import { joinedIn } from './call-store.ts';
import type { Inbox } from './inbox.ts';

/** What one can do in a call at a terminal, by a key or by a line. */
export type CallAct =
  | { readonly act: 'say'; readonly text: string }
  | { readonly act: 'hand' }
  | { readonly act: 'react'; readonly emoji: ReactionEmoji }
  | { readonly act: 'offer'; readonly path: string }
  | { readonly act: 'accept'; readonly key: string; readonly folder: string | undefined }
  | { readonly act: 'decline'; readonly key: string }
  | { readonly act: 'cancel'; readonly key: string }
  | { readonly act: 'switch'; readonly device: 'microphone' | 'camera' }
  | { readonly act: 'moderate'; readonly moderation: Moderation }
  | { readonly act: 'leave' };

export type ActorOptions = {
  readonly peer: Peer;
  /** Undefined where nothing is sent. */
  readonly media: SwitchableMedia | undefined;
  readonly inbox: Inbox;
  readonly leave: () => void;
};

/** Resolves with a sentence when there is something to say about it, such as why it was not done. */
export type Actor = (act: CallAct) => Promise<string | undefined>;

export function createActor({ peer, media, inbox, leave }: ActorOptions): Actor {
  const { chat, gestures, files } = peer.talk;

  async function offer(path: string) {
    const others = joinedIn(peer.getSnapshot())?.peers ?? [];
    if (others.length === 0) return 'Nobody is there to send a file to.';
    const source = await openFileSource(path);
    for (const other of others) files.offer(other, source);
    return undefined;
  }

  function act(wanted: CallAct): string | undefined | Promise<string | undefined> {
    switch (wanted.act) {
      case 'say':
        return chat.say(wanted.text)
          ? undefined
          : `Not said: a message has 1 to ${channelLimits.chatTextLength} characters.`;
      case 'hand':
        gestures.raiseHand(!gestures.getSnapshot().hands.has(oneself));
        return undefined;
      case 'react':
        gestures.react(wanted.emoji);
        return undefined;
      case 'offer':
        return offer(wanted.path);
      case 'accept':
        return inbox.accept(wanted.key, wanted.folder).then(() => undefined);
      case 'decline':
        files.decline(wanted.key);
        return undefined;
      case 'cancel':
        files.cancel(wanted.key);
        return undefined;
      case 'switch': {
        if (media === undefined)
          return 'Nothing is sent; start with --send card to send something.';
        const { microphone, camera } = media.sending.getSnapshot();
        const sending = { microphone, camera };
        media.setSending({ ...sending, [wanted.device]: !sending[wanted.device] });
        return undefined;
      }
      case 'moderate':
        if (joinedIn(peer.getSnapshot())?.self.isHost !== true) return 'Only hosts can do that.';
        peer.moderate(wanted.moderation);
        return undefined;
      case 'leave':
        leave();
        return undefined;
      default:
        return wanted satisfies never;
    }
  }

  return async (wanted) => {
    try {
      return await act(wanted);
    } catch (error) {
      if (!(error instanceof EngageError)) throw error;
      return describeProblem(error);
    }
  };
}

export function describeProblem({ message, hint = '' }: EngageError): string {
  return plainLine(`${message} ${hint}`.trim());
}

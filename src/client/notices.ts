import type { Notice } from '../protocol/peer-messages.ts';
import type { Clock } from './ports.ts';

export type Notices = {
  /** Tells a person, unless they know; soon if they were told something of the kind just now. */
  readonly set: (id: string, notice: Notice) => void;
  /** Tells a person who has come back all that holds. */
  readonly repeat: (id: string) => void;
  /** That person has left. */
  readonly forget: (id: string) => void;
  readonly close: () => void;
};

type Standing = { notice: Notice; told: string | undefined; cancel: (() => void) | undefined };

/** While a window is being resized each message through the server is of use for a moment only. */
export const noticeIntervalMs = 500;

/** What each person is kept informed of: the first word at once, of many that follow the last one. */
export function createNotices(clock: Clock, tell: (id: string, notice: Notice) => void): Notices {
  const people = new Map<string, Map<Notice['type'], Standing>>();

  function send(id: string, standing: Standing) {
    const text = JSON.stringify(standing.notice);
    standing.cancel = undefined;
    if (text === standing.told) return;
    standing.told = text;
    standing.cancel = clock.after(noticeIntervalMs, () => send(id, standing));
    tell(id, standing.notice);
  }

  function forget(id: string) {
    for (const { cancel } of people.get(id)?.values() ?? []) cancel?.();
    people.delete(id);
  }

  return {
    set: (id, notice) => {
      const ofPerson = people.get(id) ?? new Map<Notice['type'], Standing>();
      people.set(id, ofPerson);
      const standing = ofPerson.get(notice.type) ?? { notice, told: undefined, cancel: undefined };
      ofPerson.set(notice.type, standing);
      standing.notice = notice;
      if (standing.cancel === undefined) send(id, standing);
    },
    repeat: (id) => {
      for (const standing of people.get(id)?.values() ?? []) {
        standing.cancel?.();
        standing.told = undefined;
        send(id, standing);
      }
    },
    forget,
    close: () => {
      for (const id of people.keys()) forget(id);
    },
  };
}

export type RoomReport = {
  readonly room: string;
  /** Whether the links carry a key, so that the server cannot step between. */
  readonly isSealed: boolean;
  readonly hasLobby: boolean;
  /** ISO 8601. */
  readonly expiresAt: string;
  readonly isThisMachineOnly: boolean;
  readonly links: { readonly host: string; readonly guest: string; readonly watch: string };
};

/** `engage.room/1`, documented in docs/cli.md. */
export function roomJson({ room, isSealed, expiresAt, links }: RoomReport) {
  const protection = isSealed ? 'sealed' : 'open';
  const { origin: server } = new URL(links.guest);
  return { schema: 'engage.room/1', room, server, protection, expiresAt, links };
}

export async function formatRoom(report: RoomReport, hasColor: boolean): Promise<string> {
  const { room, links, isThisMachineOnly, hasLobby, isSealed, expiresAt } = report;
  const lines = [
    `Room ${room}`,
    '',
    'For you, the host:',
    `  ${links.host}`,
    '',
    `For everyone else, until ${formatInstant(expiresAt)}:`,
    `  ${links.guest}`,
    '',
    ...(await qrLines(links.guest, hasColor)),
    '',
    'The other side opens the whole link or scans the code.',
    ...(isSealed
      ? [
          'What follows the # is the key of this call: browsers keep it to themselves, so the',
          'server cannot step between you.',
        ]
      : ['This call is not sealed: the page shows numbers to compare with the other side.']),
    ...(hasLobby ? ['Guests wait until you let them in.'] : []),
    ...(isThisMachineOnly
      ? [
          '',
          'These links work on this machine only. To invite other machines, serve them:',
          'engage serve --host 0.0.0.0',
        ]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** In the time zone of this machine, to the minute, for example `2026-11-23 18:05`. */
export function formatInstant(iso: string): string {
  // Swedes write dates as ISO 8601 does.
  return new Date(iso).toLocaleString('sv', { dateStyle: 'short', timeStyle: 'short' });
}

/** Light modules are drawn, dark ones left out, so the colours must be light on dark. */
async function qrLines(text: string, hasColor: boolean): Promise<readonly string[]> {
  const { renderUnicodeCompact } = await import('uqr');
  return renderUnicodeCompact(text, { border: 2 })
    .split('\n')
    .map((line) => `  ${hasColor ? `\u001b[97;40m${line}\u001b[0m` : line}`);
}

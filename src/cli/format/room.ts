export type RoomReport = {
  readonly room: string;
  /** Where the other side finds the page. */
  readonly server: string;
  readonly isThisMachineOnly: boolean;
  readonly links: { readonly host: string; readonly guest: string };
};

/** `engage.room/1`, documented in docs/cli.md. */
export function roomJson({ room, server, links }: RoomReport) {
  return { schema: 'engage.room/1', room, server, links };
}

export async function formatRoom(report: RoomReport, hasColor: boolean): Promise<string> {
  const { room, server, links, isThisMachineOnly } = report;
  const lines = [
    `Room ${room}`,
    '',
    ...(links.host === links.guest
      ? [`  Link    ${links.guest}`]
      : [`  For you    ${links.host}`, `  For others ${links.guest}`]),
    '',
    ...(await qrLines(links.guest, hasColor)),
    '',
    'The other side opens the link or scans the code; or it opens',
    `${server}, types ${room} and presses Join call.`,
    ...(isThisMachineOnly
      ? [
          '',
          'This link works on this machine only. To invite other machines, serve them:',
          'engage serve --host 0.0.0.0',
        ]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Light modules are drawn, dark ones left out, so the colours must be light on dark. */
async function qrLines(text: string, hasColor: boolean): Promise<readonly string[]> {
  const { renderUnicodeCompact } = await import('uqr');
  return renderUnicodeCompact(text, { border: 2 })
    .split('\n')
    .map((line) => `  ${hasColor ? `\u001b[97;40m${line}\u001b[0m` : line}`);
}

export type RoomReport = {
  readonly room: string;
  /** Where the other side finds the page. */
  readonly server: string;
  /** Whether the links carry a key, so that the server cannot step between. */
  readonly isSealed: boolean;
  readonly isThisMachineOnly: boolean;
  readonly links: { readonly host: string; readonly guest: string };
};

/** `engage.room/1`, documented in docs/cli.md. */
export function roomJson({ room, server, isSealed, links }: RoomReport) {
  const protection = isSealed ? 'sealed' : 'open';
  return { schema: 'engage.room/1', room, server, protection, links };
}

export async function formatRoom(report: RoomReport, hasColor: boolean): Promise<string> {
  const { links, isThisMachineOnly } = report;
  const lines = [
    `Room ${report.room}`,
    '',
    ...(links.host === links.guest
      ? [`  Link    ${links.guest}`]
      : [`  For you    ${links.host}`, `  For others ${links.guest}`]),
    '',
    ...(await qrLines(links.guest, hasColor)),
    '',
    ...otherSide(report),
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

function otherSide({ room, server, isSealed }: RoomReport): readonly string[] {
  return isSealed
    ? [
        'The other side opens the whole link or scans the code. What follows the # is the key of',
        'this call: browsers keep it to themselves, so the server cannot step between you.',
      ]
    : [
        'The other side opens the link or scans the code; or it opens',
        `${server}, types ${room} and presses Join call.`,
      ];
}

/** Light modules are drawn, dark ones left out, so the colours must be light on dark. */
async function qrLines(text: string, hasColor: boolean): Promise<readonly string[]> {
  const { renderUnicodeCompact } = await import('uqr');
  return renderUnicodeCompact(text, { border: 2 })
    .split('\n')
    .map((line) => `  ${hasColor ? `\u001b[97;40m${line}\u001b[0m` : line}`);
}

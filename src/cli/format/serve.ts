import type { Finding } from '../../diagnosis/finding.ts';

export type ServeReport = {
  readonly url: string;
  readonly remoteUrls: readonly string[];
  readonly stun: string | undefined;
  readonly warnings: readonly Finding[];
};

/** `engage.serve/1`, documented in docs/cli.md. */
export function serveJson({ url, remoteUrls, stun, warnings }: ServeReport) {
  return { schema: 'engage.serve/1', url, remoteUrls, stun, warnings };
}

export function formatServe({ url, remoteUrls, stun, warnings }: ServeReport): string {
  const lines = [
    `Engage is running at ${url}`,
    ...remoteUrls.map((remote) => `      for others at ${remote}`),
    '',
    '  Start a call   open that address in a browser',
    '  Make a link    npx engage room create',
    ...(stun === undefined ? [] : ['  Check it       npx engage probe']),
    '',
    ...warnings.flatMap(({ problem, action }) => [`warning: ${problem}`, `         ${action}`, '']),
    'Press Ctrl+C to stop.',
  ];
  return `${lines.join('\n')}\n`;
}

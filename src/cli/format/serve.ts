import type { Finding } from '../../diagnosis/finding.ts';

export type ServeReport = {
  readonly url: string;
  readonly remoteUrls: readonly string[];
  readonly isOpen: boolean;
  readonly stun: string | undefined;
  /** Where Prometheus scrapes, undefined without `--metrics-port`. */
  readonly metrics: string | undefined;
  readonly warnings: readonly Finding[];
};

/** `engage.serve/1`, documented in docs/cli.md. */
export function serveJson({ url, remoteUrls, stun, metrics, warnings }: ServeReport) {
  return { schema: 'engage.serve/1', url, remoteUrls, stun, metrics, warnings };
}

export function formatServe(report: ServeReport): string {
  const { url, remoteUrls, isOpen, stun, metrics, warnings } = report;
  const lines = [
    `Engage is running at ${url}`,
    ...remoteUrls.map((remote) => `      for others at ${remote}`),
    '',
    ...(isOpen
      ? [
          '  Start a call   open that address in a browser',
          '  Make a link    npx engage room create',
        ]
      : [
          '  Start a call   npx engage room create --open',
          '                 people come in by its links only (engage serve --open lets anyone in)',
        ]),
    ...(stun === undefined ? [] : ['  Check it       npx engage probe']),
    ...(metrics === undefined ? [] : [`  Metrics        ${metrics}`]),
    '',
    ...warnings.flatMap(({ problem, action }) => [`warning: ${problem}`, `         ${action}`, '']),
    'Press Ctrl+C to stop.',
  ];
  return `${lines.join('\n')}\n`;
}

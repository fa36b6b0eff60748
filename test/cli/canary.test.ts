import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { createCanaryMetrics } from '../../src/peer/canary/canary-metrics.ts';
import { runCanary, type CanaryCall } from '../../src/peer/canary/canary.ts';
import { runHere } from '../support/run-here.ts';
import { startServer } from '../support/signal-server.ts';
import { listen, startWebServer } from '../support/web-server.ts';

const quick = ['--every', '1s', '--hold', '0'];

function canary(url: string, ...flags: readonly string[]) {
  return runHere(['peer', 'canary', url, ...quick, ...flags]);
}

function lines(stdout: string): readonly { readonly [name: string]: unknown }[] {
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly [name: string]: unknown });
}

test('holds so many calls and reports each', async () => {
  const { url } = await startServer();
  const { exitCode, stdout } = await canary(url, '--count', '2', '--json');
  const calls = lines(stdout);
  expect(calls).toHaveLength(2);
  for (const call of calls) {
    expect(call).toMatchObject({
      schema: 'engage.canary/1',
      url,
      result: 'worked',
      setup: { firstVideoMs: expect.any(Number) as number },
      peers: [{ lost: 0 }, { lost: 0 }],
      problems: [],
    });
  }
  const [first = 0, second = 0] = calls.map(({ time }) => Date.parse(String(time)));
  expect(second - first).toBeGreaterThanOrEqual(990);
  expect(exitCode).toBe(0);
});

test('says in one line how a call went', async () => {
  const { url } = await startServer();
  const { stdout } = await canary(url, '--count', '1');
  expect(stdout).toMatch(
    /^\d{4}-.*Z {2}works {3}first picture after \d+ ms, \w+ to \w+ over udp, 0 packets lost\n$/,
  );
});

test('tells a webhook when calls begin to fail and when they work again, once each', async () => {
  const port = await freePort();
  const posts: unknown[] = [];
  const stop = new AbortController();
  const hear = async (request: IncomingMessage, response: ServerResponse) => {
    posts.push(JSON.parse(await text(request)));
    // The first call has failed: nobody was there. After the second post the test is over.
    if (posts.length === 1) await startServer({ port });
    else stop.abort();
    response.end();
  };
  const hook = await startWebServer((request, response) => void hear(request, response));
  const url = `http://127.0.0.1:${port}`;
  const argv = ['peer', 'canary', url, ...quick, '--webhook', `${hook}/secret`];
  const { exitCode, stdout, stderr } = await runHere(argv, stop.signal);
  expect(posts).toMatchObject([{ result: 'no-room' }, { result: 'worked' }]);
  expect(stdout + stderr).not.toContain('secret');
  expect(exitCode).toBe(0);
});

test('a webhook that does not take the news is a warning', async () => {
  const hook = await startWebServer((_, response) => response.writeHead(500).end());
  const argv = ['--count', '1', '--webhook', hook];
  const { stderr } = await canary('http://127.0.0.1:1', ...argv);
  expect(stderr).toBe('warning: The webhook answered 500.\n');
});

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  server.close();
  await once(server, 'close');
  return port;
}

test('metrics tell what came of the calls', async () => {
  const { url } = await startServer();
  const metrics = createCanaryMetrics();
  const stop = new AbortController();
  const calls: CanaryCall[] = [];
  const onCall = (call: CanaryCall) => {
    calls.push(call);
    metrics.count(call);
    return Promise.resolve();
  };
  const single = { intervalMs: 1, count: 1, holdMs: 0, stop: stop.signal, onCall };
  await runCanary({ ...single, serverUrl: url });
  await runCanary({ ...single, serverUrl: 'http://127.0.0.1:1' });
  expect(calls.map(({ result }) => result)).toEqual(['worked', 'no-room']);

  const scraped = await metrics.scrape();
  expect(scraped).toContain('engage_canary_calls_total{result="worked"} 1');
  expect(scraped).toContain('engage_canary_calls_total{result="no-room"} 1');
  expect(scraped).toContain('engage_canary_up 0');
  expect(scraped).toContain('engage_canary_set_up_seconds_count{phase="first-video"} 1');
  expect(scraped).toMatch(/engage_canary_packets_total\{fate="received"\} [1-9]/);
  expect(scraped).toContain('engage_canary_packets_total{fate="lost"} 0');
});

test('a server that is not there is a call that failed, with the exit code for it', async () => {
  const { exitCode, stdout } = await canary('http://127.0.0.1:1', '--count', '1', '--json');
  expect(lines(stdout)).toMatchObject([
    { result: 'no-room', problems: [{ code: 'server-unreachable' }] },
  ]);
  expect(exitCode).toBe(3);
});

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { exitCodeOf, exitCodes } from '../../src/cli/exit-codes.ts';
import type { Io } from '../../src/cli/io.ts';
import { allCommands, createProgram } from '../../src/cli/program.ts';
import { noticeIntervalMs } from '../../src/client/notices.ts';
import { answerWaitMs, factsIntervalMs, patienceMs, refreshMs } from '../../src/client/trouble.ts';
import { createCanaryMetrics } from '../../src/peer/canary/canary-metrics.ts';
import { closeCodes, errorCodes, refusalCodes } from '../../src/protocol/errors.ts';
import { clientMessageTypes, serverMessageTypes } from '../../src/protocol/decode.ts';
import { factsLimits, noPairFacts, type PairFacts } from '../../src/protocol/pair-facts.ts';
import { maxShownPixels, peerMessageTypes } from '../../src/protocol/peer-messages.ts';
import { channelLimits, channelMessageTypes } from '../../src/protocol/channel-messages.ts';
import { fileLimits, fileMessageTypes } from '../../src/protocol/file-messages.ts';
import { limits } from '../../src/protocol/limits.ts';
import { en } from '../../src/web/words/en.ts';
import * as counters from '../../src/signal/counters.ts';
import { metricDefinitions } from '../../src/signal/metrics.ts';

/** The cells of the table under a heading of a document, without its head. */
async function table(file: string, heading: string): Promise<readonly (readonly string[])[]> {
  const text = await readFile(new URL(`../../docs/${file}`, import.meta.url), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
}

async function firstColumn(file: string, heading: string) {
  return (await table(file, heading)).map(([cell]) => cell);
}

test('docs/errors.md lists every refusal', async () => {
  expect(await firstColumn('errors.md', 'Refusals')).toEqual(refusalCodes);
});

test('docs/errors.md lists every close code that Engage sends', async () => {
  const documented = await firstColumn('errors.md', 'Close codes');
  for (const code of Object.values(closeCodes)) expect(documented).toContain(String(code));
});

test('docs/errors.md lists every error of a command with its exit code', async () => {
  const rows = await table('errors.md', 'Errors of commands');
  expect(rows.map(([code, exitCode]) => [code, exitCode])).toEqual(
    errorCodes.map((code) => [code, String(exitCodeOf(code))]),
  );
});

test('docs/protocol.md lists every message', async () => {
  expect(await firstColumn('protocol.md', 'From the client')).toEqual(clientMessageTypes);
  expect(await firstColumn('protocol.md', 'From the server')).toEqual(serverMessageTypes);
  expect(await firstColumn('protocol.md', 'Between peers')).toEqual(peerMessageTypes);
  expect(await firstColumn('protocol.md', 'On the data channel')).toEqual(channelMessageTypes);
  expect(await firstColumn('protocol.md', "On a file's channel")).toEqual(fileMessageTypes);
});

test('docs/protocol.md lists every fact of a pair', async () => {
  const path = { local: 'host', remote: 'host', protocol: 'udp' } as const;
  const facts: Required<PairFacts> = { ...noPairFacts, dtls: 'new', path, lostMs: 0 };
  const documented = await firstColumn('protocol.md', 'Facts of a pair');
  const names = documented.flatMap((cell = '') => cell.replaceAll('?', '').split(', '));
  expect(names.toSorted()).toEqual(Object.keys(facts).toSorted());
});

test('docs/diagnosis.md lists every finding about a pair', async () => {
  expect(await firstColumn('diagnosis.md', 'Pairs')).toEqual(Object.keys(en.pair));
});

test('docs/protocol.md names the limits that the code has', async () => {
  const text = await readFile(new URL('../../docs/protocol.md', import.meta.url), 'utf8');
  const bytes = limits.maxMessageBytes.toLocaleString('en');
  for (const phrase of [
    `at most ${bytes} bytes`,
    `1 to ${limits.roomNameLength} characters`,
    `within ${limits.joinDeadlineMs / 1000} s`,
    `every ${limits.pingIntervalMs / 1000} s`,
    `after ${limits.silenceMs / 1000} s`,
    `${limits.sendQueueBytes / 1024 ** 2} MiB`,
    `0 to ${maxShownPixels.toLocaleString('en')}`,
    `at most every ${noticeIntervalMs / 1000} s`,
    `no connection after ${patienceMs / 1000} s`,
    `after ${(answerWaitMs + refreshMs) / 1000} s each`,
    `at most every ${factsIntervalMs / 1000} s`,
    `at most ${factsLimits.entries} entries`,
    `0 to ${factsLimits.count.toLocaleString('en')}`,
    `up to ${factsLimits.errors} STUN error codes`,
    `1 to ${channelLimits.chatTextLength.toLocaleString('en')}\ncharacters`,
    `newest ${channelLimits.historyEntries} messages`,
    `${channelLimits.messageBurst} messages are taken at once`,
    `within ${channelLimits.recordingIntervalMs / 1000} s the last one`,
    `${channelLimits.openOffers} offers`,
    `at most ${fileLimits.chunkBytes.toLocaleString('en')} bytes`,
    `every ${fileLimits.confirmBytes.toLocaleString('en')}`,
    `waits ${fileLimits.awayMs / 60_000} min`,
  ]) {
    expect(text).toContain(phrase);
  }
});

test('docs/operation.md lists every metric with its type, labels and meaning', async () => {
  expect(await table('operation.md', 'Metrics')).toEqual(
    metricDefinitions.map(({ name, type, labels, help }) => [name, type, labels.join(', '), help]),
  );
});

test('docs/operation.md lists every metric of a canary', async () => {
  const scraped = await createCanaryMetrics().scrape();
  const told = [...scraped.matchAll(/^# HELP (\S+) (.+)\n# TYPE \S+ (\S+)$/gm)];
  const rows = await table('operation.md', 'Canary');
  expect(rows.map(([name, type]) => [name, type])).toEqual(
    told.map(([, name, , type]) => [name, type]),
  );
  for (const [index, [, , help = '']] of told.entries()) {
    expect(rows[index]?.[3]).toContain(help.replace(/\.$/, ''));
  }
});

test('docs/operation.md lists the values of the labels', async () => {
  expect(await table('operation.md', 'Labels')).toEqual(
    [
      ['result', counters.resumeResults],
      ['status', counters.socketRefusals.map((line) => line.slice(0, 3))],
      ['cause', counters.closeCauses],
    ].map(([label, values]) => [label, expect.stringMatching(`^${[values].flat().join(', ')}$`)]),
  );
});

test('docs/cli.md lists every exit code', async () => {
  expect(await firstColumn('cli.md', 'Exit codes')).toEqual(Object.values(exitCodes).map(String));
});

test('docs/cli.md lists every command with its flags, and no others', async () => {
  const text = await readFile(new URL('../../docs/cli.md', import.meta.url), 'utf8');
  const documented = new Map(
    [...text.matchAll(/^## `engage ([a-z ]+?)(?: [<[].*)?`\n([^]*?)(?=^## |$(?![^]))/gm)].map(
      ([, name = '', section = '']) => [
        name,
        [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, flags]) => flags),
      ],
    ),
  );
  const io: Partial<Io> = {};
  const commands = allCommands(createProgram(io as Io, '0', () => {})).filter(
    (command) => command.commands.length === 0,
  );
  const declared = new Map(
    commands.map((command) => [pathOf(command), command.options.map((option) => option.flags)]),
  );
  expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(declared));
});

function pathOf(command: { name(): string; parent: unknown }): string {
  const parent = command.parent as { name(): string; parent: unknown } | null;
  return parent?.parent ? `${parent.name()} ${command.name()}` : command.name();
}

// A server of ./servers in a process of its own, and what the kernel knows about it. Linux only.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const hasTwoCores = availableParallelism() > 1;

/** The server has core 0 for itself, as far as the benchmark goes. */
export function leaveCoreToServer() {
  if (hasTwoCores) execFileSync('taskset', ['-acp', '1', String(process.pid)]);
}

/** Starts a server on its core; resolves when it listens. */
export async function startServer({ server }, port = 0) {
  const script = fileURLToPath(new URL(`servers/${server}`, import.meta.url));
  const command = [process.execPath, '--expose-gc', script, String(port)];
  const [file, ...args] = hasTwoCores ? ['taskset', '-c', '0', ...command] : command;
  const child = spawn(file, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [listening] = await once(child, 'message');
  return {
    port: listening.port,
    /** User and system time in microseconds; a clock tick is 10 ms. */
    cpuMicros: () => {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      return (Number(fields[11]) + Number(fields[12])) * 10_000;
    },
    residentBytes: () => residentBytes(child.pid),
    collectGarbage: async () => {
      child.send('collect');
      await once(child, 'message');
    },
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

function residentBytes(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;
}

/** Runs `measure` with a new server and ends it afterwards, with all sockets to it. */
export async function withServer(protocol, measure) {
  const server = await startServer(protocol);
  try {
    return await measure(server);
  } finally {
    await server.kill();
  }
}

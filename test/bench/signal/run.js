// CPU of the server per relayed message, and memory per idle person, of Engage against a bare relay,
// in interleaved rounds of one run. `npm run build && node test/bench/signal/run.js`; Linux only.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';

const rounds = 7;
const pairs = 20;
const messagesPerPair = 2_000;
/** Messages under way in each pair: keeps the server busy and its queues short. */
const windowSize = 8;
const idlePeople = 2_000;
/** An offer of a call with sound and picture, and a candidate. */
const sizes = { offer: 1_200, candidate: 200 };

const variants = {
  'bare relay': {
    script: 'bare-relay.js',
    enter: (socket, room) => socket.send(room),
    peerOf: () => undefined,
    confirm: () => undefined,
    frame: (payload) => payload,
  },
  engage: {
    script: 'engage-server.js',
    enter: (socket, room) =>
      socket.send(JSON.stringify({ type: 'join', version: 1, room, name: 'A', intent: 'join' })),
    // As our client does.
    confirm: (socket, received) => socket.send(JSON.stringify({ type: 'pong', received })),
    peerOf: (entered) => JSON.parse(entered).peers[0]?.id,
    frame: (payload, to) => `{"type":"signal","to":"${to}"}\n${payload}`,
  },
};

const confirmEvery = (size) => Math.ceil((16 * 1024) / size);

async function startServer({ script }) {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), {
    execArgv: ['--expose-gc'],
  });
  const [{ port }] = await once(child, 'message');
  return { child, url: `ws://127.0.0.1:${port}/ws` };
}

async function enter(variant, url, room) {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  await once(socket, 'open');
  variant.enter(socket, room);
  const [entered] = await once(socket, 'message');
  return { socket, entered: entered.toString(), total: 0 };
}

/** User and system time of a process in microseconds; a clock tick is 10 ms. */
function cpuMicros(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

async function residentBytes(child) {
  child.send('collect');
  await once(child, 'message');
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) * 1024;
}

/** Lets each pair send its messages in one direction; resolves with CPU microseconds a message. */
async function measureRelay(variant, size) {
  const { child, url } = await startServer(variant);
  const payload = 'x'.repeat(size);
  const people = [];
  for (let n = 0; n < pairs; n += 1) {
    const receiver = await enter(variant, url, `room-${n}`);
    const sender = await enter(variant, url, `room-${n}`);
    receiver.total += 1; // The sender has joined.
    people.push({ receiver, sender, to: variant.peerOf(sender.entered) });
  }
  const relay = (count) =>
    Promise.all(
      people.map(
        ({ receiver, sender, to }) =>
          new Promise((resolve) => {
            const frame = variant.frame(payload, to);
            let sent = 0;
            let received = 0;
            const send = () => {
              if (sent === count) return;
              sent += 1;
              sender.socket.send(frame);
            };
            receiver.socket.on('message', function onMessage(data) {
              if (data.length < size) return; // Someone joined, or a ping.
              received += 1;
              receiver.total += 1;
              if (received % confirmEvery(size) === 0)
                variant.confirm(receiver.socket, receiver.total);
              send();
              if (received < count) return;
              receiver.socket.off('message', onMessage);
              resolve();
            });
            for (let n = 0; n < windowSize; n += 1) send();
          }),
      ),
    );
  await relay(messagesPerPair / 10); // Warms the compiler up.
  const before = cpuMicros(child.pid);
  await relay(messagesPerPair);
  const micros = (cpuMicros(child.pid) - before) / (pairs * messagesPerPair);
  for (const { receiver, sender } of people)
    for (const one of [receiver, sender]) one.socket.terminate();
  child.kill();
  await once(child, 'exit');
  return micros;
}

/** Resident bytes for each person who sits in a room of two and says nothing. */
async function measureIdle(variant) {
  const { child, url } = await startServer(variant);
  await enter(variant, url, 'warm-up');
  const before = await residentBytes(child);
  const sockets = [];
  for (let n = 0; n < idlePeople; n += 1) {
    sockets.push((await enter(variant, url, `idle-${n >> 1}`)).socket);
  }
  const bytes = ((await residentBytes(child)) - before) / idlePeople;
  for (const socket of sockets) socket.terminate();
  child.kill();
  await once(child, 'exit');
  return bytes;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

async function compare(what, unit, measure) {
  const results = Object.fromEntries(Object.keys(variants).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, variant] of Object.entries(variants))
      results[name].push(await measure(variant));
  }
  const base = median(results['bare relay']);
  for (const [name, values] of Object.entries(results)) {
    const value = median(values);
    console.log(
      `${what.padEnd(26)} ${name.padEnd(11)} ${value.toFixed(1).padStart(9)} ${unit}  ${(value / base).toFixed(2)}×`,
    );
  }
}

console.log(`Node ${process.version}, ${cpus().length}× ${cpus()[0]?.model}, ${rounds} rounds`);
for (const [name, size] of Object.entries(sizes)) {
  await compare(`${name} of ${size} B`, 'µs CPU', (variant) => measureRelay(variant, size));
}
await compare('idle person', 'bytes', measureIdle);

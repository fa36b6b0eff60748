// Engage beside a bare relay on ws, the PeerJS server and socket.io, in interleaved rounds of one run:
// `npm run build && node test/bench/signal/run.js [--quick] [scenario]...`; Linux only.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { bareRelay } from './protocols/bare-relay.js';
import { engage } from './protocols/engage.js';
import { peerJs } from './protocols/peerjs.js';
import { socketIo } from './protocols/socket-io.js';
import { measureIdle } from './scenarios/idle.js';
import { measureLatency } from './scenarios/latency.js';
import { measureRelay } from './scenarios/relay.js';
import { measureStoppedReader } from './scenarios/stopped-reader.js';
import { measureStorm } from './scenarios/storm.js';
import { leaveCoreToServer } from './server-process.js';
import { median } from './statistics.js';

const { values: flags, positionals: wanted } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const size = flags.quick
  ? { rounds: 1, messagesPerPair: 200, people: 200, stormPeople: 200, seconds: 0.5, megabytes: 20 }
  : {
      rounds: 5,
      messagesPerPair: 4_000,
      people: 5_000,
      stormPeople: 5_000,
      seconds: 3,
      megabytes: 200,
    };
/** The first one is what the others are compared with. */
const protocols = [bareRelay, engage, peerJs, socketIo];
/** CPU microseconds that an offer costs each, for the half load of the latency. */
const offerMicros = new Map();

const latencyUnits = {
  perSecond: 'messages/s',
  p50: 'ms',
  p99: 'ms',
  p999: 'ms',
  lost: 'messages',
};

const scenarios = {
  offer: {
    measure: (protocol) => relayOffers(protocol),
    units: { cpuMicros: 'µs CPU per message', perSecond: 'messages/s', coreShare: 'of its core' },
  },
  candidate: {
    measure: (protocol) =>
      measureRelay(protocol, { bytes: 200, messagesPerPair: size.messagesPerPair }),
    units: { cpuMicros: 'µs CPU per message' },
  },
  // At half of what each can do, and where all have the same to do.
  'half-load': {
    measure: async (protocol) => {
      if (!offerMicros.has(protocol)) await relayOffers(protocol);
      return latencyAt(protocol, Math.round(1e6 / offerMicros.get(protocol) / 2));
    },
    units: latencyUnits,
  },
  'same-load': { measure: (protocol) => latencyAt(protocol, 20_000), units: latencyUnits },
  idle: {
    measure: (protocol) => measureIdle(protocol, { people: size.people }),
    units: { bytes: 'bytes per person', cpuMicros: 'µs CPU per join' },
  },
  storm: {
    measure: (protocol) => measureStorm(protocol, { people: size.stormPeople }),
    units: { seconds: 's until all are back', cpuSeconds: 's CPU' },
  },
  'stopped-reader': {
    measure: (protocol) => measureStoppedReader(protocol, { megabytes: size.megabytes }),
    units: { growth: 'bytes' },
  },
};

async function relayOffers(protocol) {
  const { messagesPerPair } = size;
  const result = await measureRelay(protocol, { bytes: 1_200, messagesPerPair });
  offerMicros.set(protocol, result.cpuMicros);
  return result;
}

async function latencyAt(protocol, perSecond) {
  const { seconds } = size;
  return { perSecond, ...(await measureLatency(protocol, { perSecond, seconds })) };
}

async function compare(name, { measure, units }) {
  const results = new Map(protocols.map((protocol) => [protocol, []]));
  for (let round = 0; round < size.rounds; round += 1) {
    for (const protocol of protocols) results.get(protocol).push(await measure(protocol));
  }
  for (const [key, unit] of Object.entries(units)) {
    const medianOf = (protocol) => median(results.get(protocol).map((result) => result[key]));
    const base = medianOf(protocols[0]);
    for (const protocol of protocols) print(name, key, protocol, medianOf(protocol), base, unit);
  }
}

function print(name, key, protocol, value, base, unit) {
  const what = `${name} ${key}`.padEnd(24);
  const number = value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });
  const ratio = base === 0 ? '' : `${(value / base).toFixed(2)}×`;
  console.log(
    `${what} ${protocol.name.padEnd(14)} ${number.padStart(12)} ${ratio.padStart(8)}  ${unit}`,
  );
}

leaveCoreToServer();
console.log(
  `Node ${process.version}, ${cpus().length}× ${cpus()[0]?.model}, ${size.rounds} rounds`,
);
for (const [name, scenario] of Object.entries(scenarios)) {
  if (wanted.length === 0 || wanted.includes(name)) await compare(name, scenario);
}

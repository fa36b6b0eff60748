// What every server of the benchmark tells ../server-process.js, which started it.

/** The port asked for, 0 for any. */
export const wantedPort = Number(process.argv[2] ?? 0);

/** Says that the server listens; from then on collects garbage when asked, before memory is read. */
export function report(port) {
  process.on('message', () => {
    // Gives room that was only needed while people came back to the system, as an idle server does.
    globalThis.gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    process.send('collected');
  });
  process.send({ port });
}

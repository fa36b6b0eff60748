// What every server of the benchmark tells ../server.js, which started it.

/** The port asked for, 0 for any. */
export const wantedPort = Number(process.argv[2] ?? 0);

/** Says that the server listens; from then on collects garbage when asked, before memory is read. */
export function report(port) {
  process.on('message', () => {
    globalThis.gc();
    process.send('collected');
  });
  process.send({ port });
}

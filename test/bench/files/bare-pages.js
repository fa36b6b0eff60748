// Two pages with a data channel between them and nothing else: what the browser can do.

/** In the page: makes one end; descriptions are handed over by who calls. */
function prepareEnd() {
  const connection = new RTCPeerConnection();
  const gathered = new Promise((resolve) => {
    connection.addEventListener('icegatheringstatechange', () => {
      if (connection.iceGatheringState === 'complete') resolve();
    });
  });
  const describe = async () => {
    await gathered;
    return connection.localDescription.toJSON();
  };
  globalThis.end = {
    offer: async () => {
      globalThis.channel = connection.createDataChannel('bare');
      await connection.setLocalDescription();
      return describe();
    },
    answer: async (offer) => {
      connection.addEventListener('datachannel', ({ channel }) => (globalThis.channel = channel));
      await connection.setRemoteDescription(offer);
      await connection.setLocalDescription();
      return describe();
    },
    accept: (answer) => connection.setRemoteDescription(answer),
    /** Resolves when so many bytes have come. */
    receive: (size) =>
      new Promise((resolve) => {
        let received = 0;
        globalThis.channel.binaryType = 'arraybuffer';
        const take = ({ data }) => {
          received += data.byteLength;
          if (received < size) return;
          globalThis.channel.removeEventListener('message', take);
          resolve();
        };
        globalThis.channel.addEventListener('message', take);
      }),
    send: async (size, chunkBytes) => {
      const { channel } = globalThis;
      const chunk = new Uint8Array(chunkBytes);
      channel.bufferedAmountLowThreshold = 256 * 1024;
      for (let sent = 0; sent < size; sent += chunkBytes) {
        while (channel.bufferedAmount > 1024 * 1024) {
          await new Promise((resolve) => {
            channel.onbufferedamountlow = resolve;
          });
        }
        channel.send(chunk);
      }
    },
  };
}

/** Resolves with what measures how long so many bytes take, in chunks of a size. */
export async function openBarePages(browser, url) {
  const contexts = await Promise.all([browser.newContext(), browser.newContext()]);
  const [ada, bob] = await Promise.all(contexts.map((context) => context.newPage()));
  for (const page of [ada, bob]) {
    await page.goto(`${url}/healthz`); // Any page of an origin that may have connections.
    await page.evaluate(prepareEnd);
  }
  const offer = await ada.evaluate(() => globalThis.end.offer());
  const answer = await bob.evaluate((given) => globalThis.end.answer(given), offer);
  await ada.evaluate((given) => globalThis.end.accept(given), answer);
  await ada.waitForFunction(() => globalThis.channel?.readyState === 'open');
  await bob.waitForFunction(() => globalThis.channel?.readyState === 'open');
  return {
    measure: async (size, chunkBytes) => {
      const start = performance.now();
      const received = bob.evaluate((bytes) => globalThis.end.receive(bytes), size);
      await ada.evaluate(([bytes, chunk]) => globalThis.end.send(bytes, chunk), [size, chunkBytes]);
      await received;
      return performance.now() - start;
    },
    close: () => Promise.all(contexts.map((context) => context.close())),
  };
}

import type { Person } from './browser.ts';

/** Drops so many of a hundred packets of a page; made before its sockets, or they escape. */
export async function createLoss({ page, context }: Person) {
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const setLoss = async (packetLoss: number) => {
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 1,
      downloadThroughput: -1,
      uploadThroughput: -1,
      packetLoss,
    });
  };
  await setLoss(0);
  return setLoss;
}

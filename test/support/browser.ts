import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { startEngage, type ServingEngage } from './engage.ts';
import { writeFakeCamera } from './fake-camera.ts';

const quietArgs = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

export type ChromiumOptions = {
  /** Cameras and microphones that deliver; none at all when left out. */
  readonly hasDevices?: boolean;
  /** Cameras; more than one show a test picture each, and the second of them nothing at all. */
  readonly deviceCount?: number;
  /** Answers the permission question with Allow; without it the question is never answered. */
  readonly allowsDevices?: boolean;
  readonly camera?: { readonly width: number; readonly height: number; readonly hue?: number };
  readonly args?: readonly string[];
  /** Lets pages be heard, if only by who shares them: Playwright starts a silent browser. */
  readonly isLoud?: boolean;
  /** Another command that starts Chromium with the arguments it is given. */
  readonly executablePath?: string;
};

/** Starts the system's Chromium; `close` also removes the picture of its camera. */
export async function startChromium(options: ChromiumOptions = {}) {
  const { hasDevices = true, deviceCount = 1, allowsDevices = true, camera, args = [] } = options;
  const { executablePath = '/usr/bin/chromium', isLoud = false } = options;
  // Small and slow pictures: several people share two cores with the encoders of all of them.
  const picture = writeFakeCamera({ width: 480, height: 360, framesPerSecond: 12, ...camera });
  const browser = await chromium.launch({
    executablePath,
    ...(isLoud ? { ignoreDefaultArgs: ['--mute-audio'] } : {}),
    args: [
      ...quietArgs,
      ...(hasDevices
        ? [
            `--use-fake-device-for-media-stream=device-count=${deviceCount}`,
            // A file makes one camera of all.
            ...(deviceCount === 1 ? [`--use-file-for-fake-video-capture=${picture.path}`] : []),
          ]
        : []),
      ...(allowsDevices ? ['--use-fake-ui-for-media-stream'] : []),
      ...args,
    ],
  });
  browser.on('disconnected', picture.remove);
  return browser;
}

/** One built server and one browser for all tests of a file. */
export function setUpChromium(
  options: ChromiumOptions & { readonly serve?: readonly string[] } = {},
) {
  let engage: ServingEngage;
  let browser: Browser;
  beforeAll(async () => {
    [engage, browser] = await Promise.all([startEngage(options.serve), startChromium(options)]);
  });
  afterAll(async () => {
    await Promise.all([browser.close(), engage.close()]);
  });
  return {
    url: (path = '/') => new URL(path, engage.url).href,
    engage: () => engage,
    browser: () => browser,
    open: (path: string, person?: PersonOptions) =>
      openPerson(browser, new URL(path, engage.url).href, person),
  };
}

export type PersonOptions = BrowserContextOptions & {
  /** What this page may complain about in its console; anything else fails the test. */
  readonly mayComplain?: RegExp;
};

export type Person = { readonly page: Page; readonly context: BrowserContext };

/**
 * Opens a page for one person, with storage and permissions of its own. When the test ends the
 * person leaves, and the test fails if the page ever asked another host for something, violated
 * its content security policy, or wrote an error.
 */
export async function openPerson(
  browser: Browser,
  url: string,
  { mayComplain, ...options }: PersonOptions = {},
): Promise<Person> {
  // What a test makes of requests must hold whatever a service worker keeps.
  const context = await browser.newContext({ serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const { host } = new URL(url);
  const watchHost = (requested: string) => {
    const { protocol, host: asked } = new URL(requested);
    if (asked !== host && !['blob:', 'data:'].includes(protocol)) {
      complaints.push(`asked another host: ${requested}`);
    }
  };
  page.on('request', (request) => watchHost(request.url()));
  page.on('websocket', (socket) => watchHost(socket.url()));
  onTestFinished(async () => {
    await context.close();
    expect(complaints.filter((text) => mayComplain?.test(text) !== true)).toEqual([]);
  });
  await page.addInitScript(collectConnections);
  await page.goto(url);
  return { page, context };
}

/** Goes in from the page of a room. */
export async function join({ page }: Person, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: /^Join/ }).click();
  await page.getByRole('button', { name: 'Leave', exact: true }).waitFor();
  // The tools of a call are drawn a little after its faces; a lobby has none.
  await page.locator('.more-list > *, main.lobby').first().waitFor({ state: 'attached' });
}

/**
 * Opens or closes the menu of the switches for which the row has no room, if there is one. By
 * keyboard, which leaves panels open that a press elsewhere would close.
 */
export async function toggleMenu({ page }: Pick<Person, 'page'>): Promise<void> {
  const more = page.locator('.more-opener'); // In whatever language.
  if (await more.isVisible()) await more.press('Enter');
}

/** The tile of someone else. */
export function tileOf({ page }: Person, name: string) {
  return page.getByRole('article', { name, exact: true });
}

/** Shows or hides the page as a browser does with a tab; headless, it always says visible. */
export function setVisibility({ page }: Person, state: 'visible' | 'hidden') {
  return page.evaluate((visibility) => {
    Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}

declare global {
  /** Every connection of the page to somebody, newest last; not those that only ask STUN servers. */
  var connections: RTCPeerConnection[];
}

/** Runs in the page before its own code. */
export function collectConnections() {
  globalThis.connections = [];
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    override setRemoteDescription(description: RTCSessionDescriptionInit) {
      if (!globalThis.connections.includes(this)) globalThis.connections.push(this);
      return super.setRemoteDescription(description);
    }
  };
}

export type Arriving = { readonly frames: number; readonly soundEnergy: number };

/** What has arrived so far over each connection that is open; runs in the page. */
export async function readArriving(): Promise<readonly Arriving[]> {
  const open = globalThis.connections.filter(
    ({ connectionState }) => connectionState === 'connected',
  );
  return Promise.all(
    open.map(async (connection) => {
      let frames = 0;
      let soundEnergy = 0;
      for (const report of (await connection.getStats()).values()) {
        const {
          type,
          framesDecoded = 0,
          totalAudioEnergy = 0,
        } = report as {
          readonly type: string;
          readonly framesDecoded?: number;
          readonly totalAudioEnergy?: number;
        };
        if (type !== 'inbound-rtp') continue;
        frames += framesDecoded;
        soundEnergy += totalAudioEnergy;
      }
      return { frames, soundEnergy };
    }),
  );
}

/** The tracks that the last connection was given to send, and whether their devices run; runs in the page. */
export function readSending(): readonly string[] {
  const senders = globalThis.connections.at(-1)?.getSenders() ?? [];
  return senders
    .flatMap(({ track }) => (track === null ? [] : [`${track.kind} ${track.readyState}`]))
    .toSorted();
}

/** The name of the generation of ICE of the last connection; runs in the page. */
export function readGeneration(): string | undefined {
  const sdp = globalThis.connections.at(-1)?.currentLocalDescription?.sdp ?? '';
  return /^a=ice-ufrag:(.*)$/m.exec(sdp)?.[1];
}

/** A page of Playwright or of Puppeteer. */
type Evaluating = {
  readonly page: { evaluate: <Result>(script: () => Promise<Result>) => Promise<Result> };
};

/** Resolves when pictures and sound of so many others go on arriving. */
export async function expectMedia({ page }: Evaluating, fromPeople: number): Promise<void> {
  await expect
    .poll(() => page.evaluate(readArriving), { timeout: 20_000 })
    .toHaveLength(fromPeople);
  const before = await page.evaluate(readArriving);
  await expect
    .poll(
      async () =>
        (await page.evaluate(readArriving)).filter(
          ({ frames, soundEnergy }, index) =>
            frames > (before[index]?.frames ?? 0) + 5 &&
            soundEnergy > (before[index]?.soundEnergy ?? 0),
        ).length,
      { timeout: 20_000 },
    )
    .toBe(fromPeople);
}

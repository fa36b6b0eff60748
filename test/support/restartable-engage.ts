import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createStateHome, startEngage, type ServingEngage } from './engage.ts';

/** A built server that can be killed and started again on its port, with what it kept on disk. */
export async function startRestartableEngage() {
  const home = createStateHome();
  const options = { stateHome: home.path };
  let engage: ServingEngage = await startEngage([], options);
  const { port } = new URL(engage.url);
  onTestFinished(async () => {
    await engage.close();
    home.remove();
  });
  return {
    url: engage.url,
    /** Resolves when the process is gone; it could not say anything to anybody. */
    kill: async () => {
      const closed = once(engage.process, 'close');
      engage.process.kill('SIGKILL');
      await closed;
    },
    /** Loses the secret, so that nobody is known to the next one. */
    loseSecret: () => rm(join(home.path, 'data'), { recursive: true }),
    startAgain: async () => {
      engage = await startEngage(['--port', port], options);
    },
  };
}

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { EngageError } from '../protocol/errors.ts';

/** One file of the page as it is sent. */
export type PageFile = {
  readonly contentType: string;
  readonly etag: string;
  readonly cacheControl: string;
  readonly body: Buffer;
  /** Absent where compression does not pay. */
  readonly gzipped: Buffer | undefined;
};

/** The call page by URL path; `/index.html` is the page itself. */
export type Page = ReadonlyMap<string, PageFile>;

const contentTypes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.webmanifest', 'application/manifest+json'],
]);

/**
 * Reads the bundled page into memory: a few hundred kB, so that no request touches the disk and
 * none can name a file outside it. Throws `not-built` when it is not there.
 */
export async function loadPage(directory: string): Promise<Page> {
  const names = await readdir(directory, { recursive: true }).catch((cause: unknown) => {
    throw notBuilt(cause);
  });
  const files = await Promise.all(
    names
      .filter((name) => contentTypes.has(extname(name)))
      .map(async (name) => {
        const path = `/${name.split(sep).join('/')}`;
        return [path, await loadFile(path, join(directory, name))] as const;
      }),
  );
  const page = new Map(files);
  if (!page.has('/index.html')) throw notBuilt();
  return page;
}

async function loadFile(path: string, file: string): Promise<PageFile> {
  const body = await readFile(file);
  const gzipped = extname(path) === '.png' ? undefined : await promisify(gzip)(body);
  return {
    contentType: contentTypes.get(extname(path)) ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    // The bundler puts a hash of the content into the names under /assets.
    cacheControl: path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    body,
    gzipped: gzipped !== undefined && gzipped.length < body.length ? gzipped : undefined,
  };
}

function notBuilt(cause?: unknown) {
  return new EngageError('not-built', 'The call page has not been built.', {
    hint: 'Run `npm run build` in the folder of engage, then start again.',
    cause,
  });
}

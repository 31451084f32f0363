import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

/** The kinds of files that the build puts beside the page; anything else is not served. */
const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * Serves the built window, `app://plumbline/<path>`, from one folder and nothing outside it.
 *
 * @param folder absolute path of the built renderer.
 * @param headers what every answer carries.
 */
export function createAppProtocol(
  folder: string,
  headers: Readonly<Record<string, string>>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, headers);
    const path = resolveInside(folder, request.url);
    const type = path === null ? undefined : mimeTypes[extname(path)];
    if (path === null || type === undefined) return refuse(404, headers);
    try {
      const bytes = await readFile(path);
      return new Response(request.method === 'HEAD' ? null : bytes, { headers: { ...headers, 'content-type': type } });
    } catch {
      return refuse(404, headers);
    }
  };
}

/** @returns the file that a URL names, or null when it names another host or a place outside `folder`. */
export function resolveInside(folder: string, url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { host, pathname } = new URL(url);
  if (host !== 'plumbline') return null;
  const decoded = decode(pathname === '/' ? '/index.html' : pathname);
  // A NUL ends a path early in some system calls, and a backslash is a separator on Windows only.
  if (decoded === null || /[\0\\]/.test(decoded)) return null;
  const path = normalize(join(folder, decoded));
  return path.startsWith(normalize(folder) + sep) ? path : null;
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

function refuse(status: number, headers: Readonly<Record<string, string>>): Response {
  return new Response(null, { status, headers });
}

import { describe, expect, it } from 'vitest';
import { createPlumbProtocol, parsePictureUrl, type PictureKind } from '@main/app/plumb-protocol';

const known = '0192f0c1-2b3c-7def-8123-456789abcdef';
const unknown = '0192f0c1-2b3c-7def-8123-000000000000';

function setUp() {
  const located: [PictureKind, string][] = [];
  const serve = createPlumbProtocol(
    (kind, id) => {
      located.push([kind, id]);
      return Promise.resolve(id === known ? { path: `/pictures/${kind}` } : null);
    },
    (path) => Promise.resolve(new Response(path, { headers: { 'content-type': 'image/webp' } })),
    'app://plumbline',
    ({ id, level, column, row }) => Promise.resolve(id === known ? { path: `/tiles/${level}/${column}/${row}` } : null),
  );
  return { located, ask: (url: string, method = 'GET') => serve(new Request(url, { method })) };
}

describe('serving pictures', () => {
  it.each(['image', 'thumbnail'])('answers for a registered %s', async (kind) => {
    const response = await setUp().ask(`plumb://${kind}/${known}`);
    expect(await response.text()).toBe(`/pictures/${kind}`);
    expect(response.headers.get('access-control-allow-origin')).toBe('app://plumbline');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('answers for a tile of a registered image, and for nothing that only looks like one', async () => {
    const { ask } = setUp();
    expect(await (await ask(`plumb://tile/${known}/2/3/4`)).text()).toBe('/tiles/2/3/4');
    for (const url of [
      `plumb://tile/${unknown}/2/3/4`,
      `plumb://tile/${known}/2/3`,
      `plumb://tile/${known}/2/3/-4`,
      `plumb://tile/${known}/2/3/99999`,
      `plumb://tile/${known}/2/3/../4`,
      `plumb://tile/x/2/3/4`,
    ]) {
      expect((await ask(url)).status).toBe(404);
    }
  });

  it('takes a query for a wish to load again', () => {
    expect(parsePictureUrl(`plumb://image/${known}?again=1`)).toEqual({ kind: 'image', id: known });
  });

  it('does not find an image that is not registered', async () => {
    expect((await setUp().ask(`plumb://image/${unknown}`)).status).toBe(404);
  });

  it.each([
    `plumb://image/${known}/`,
    `plumb://image/${known}/more`,
    `plumb://image/${known.toUpperCase()}`,
    `plumb://image/${known}%00`,
    `plumb://image/${known}%0a`,
    `plumb://image:80/${known}`,
    `plumb://user@image/${known}`,
    `plumb://image.example.com/${known}`,
    `plumb://project/${known}`,
    'plumb://image/../../etc/passwd',
    'plumb://image/..%2f..%2fetc%2fpasswd',
    'plumb://image/',
    'plumb://image',
    'plumb:image',
  ])('looks for nothing at %s', (url) => {
    expect(parsePictureUrl(url)).toBeNull();
  });

  it.each(['POST', 'PUT', 'DELETE'])('refuses %s before looking for anything', async (method) => {
    const { located, ask } = setUp();
    expect((await ask(`plumb://image/${known}`, method)).status).toBe(405);
    expect(located).toEqual([]);
  });
});

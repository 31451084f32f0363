import { imageIdSchema, type ImageId } from '@shared/model/ids';

/** `samples` are all bits of a picture of 16. */
export type PictureKind = 'image' | 'thumbnail' | 'samples';

/** Finds the file of a registered image; null when there is no such image, or its file is gone. */
export type Locate = (kind: PictureKind, id: ImageId) => Promise<{ readonly path: string } | null>;

/** A part of a large picture; `level` 0 is the whole size. */
export interface TileAddress {
  readonly id: ImageId;
  readonly level: number;
  readonly column: number;
  readonly row: number;
}

export type LocateTile = (tile: TileAddress) => Promise<{ readonly path: string } | null>;

/** Answers with a file: content type, length, ranges. */
export type ServeFile = (path: string, request: Request) => Promise<Response>;

/**
 * Serves `plumb://image/<id>`, `plumb://thumbnail/<id>`, `plumb://samples/<id>` and `plumb://tile/<id>/<level>/<column>/<row>`. The page names an image by its id only; a path never comes
 * from it, so that nothing which is not in the project can be read.
 *
 * @param pageOrigin the one origin whose scripts may read the pixels (a canvas needs that).
 */
export function createPlumbProtocol(
  locate: Locate,
  serveFile: ServeFile,
  pageOrigin: string,
  locateTile: LocateTile,
): (request: Request) => Promise<Response> {
  async function respond(request: Request): Promise<Response> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 });
    const picture = parsePictureUrl(request.url);
    const tile = parseTileUrl(request.url);
    const found = picture ? await locate(picture.kind, picture.id) : tile && (await locateTile(tile));
    return found === null ? new Response(null, { status: 404 }) : serveFile(found.path, request);
  }

  return async (request) => {
    const response = await respond(request);
    response.headers.set('access-control-allow-origin', pageOrigin);
    response.headers.set('x-content-type-options', 'nosniff');
    return response;
  };
}

/** @returns which picture a URL names, or null when it is anything but a kind and an id; a query is ignored. */
export function parsePictureUrl(url: string): { kind: PictureKind; id: ImageId } | null {
  const parts = /^plumb:\/\/(image|thumbnail|samples)\/([^/?#]+)(?:\?[^#]*)?$/.exec(url);
  if (parts === null) return null;
  const id = imageIdSchema.safeParse(parts[2]);
  // The expression above admits these words only.
  return id.success ? { kind: parts[1] as PictureKind, id: id.data } : null;
}

/** @returns which tile a URL names, or null when it is anything else. */
export function parseTileUrl(url: string): TileAddress | null {
  const parts = /^plumb:\/\/tile\/([^/?#]+)\/(\d{1,2})\/(\d{1,4})\/(\d{1,4})$/.exec(url);
  if (parts === null) return null;
  const id = imageIdSchema.safeParse(parts[1]);
  if (!id.success) return null;
  return { id: id.data, level: Number(parts[2]), column: Number(parts[3]), row: Number(parts[4]) };
}

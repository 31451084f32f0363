/** Copies are made down to this length of the long side. */
const SMALLEST_LEVEL = 600;

/**
 * An image, and copies of half, a quarter ... of its size; the largest first.
 *
 * @throws when there is no image at the address or it cannot be decoded.
 */
export async function decodeLevels(url: string): Promise<readonly ImageBitmap[]> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`No picture at ${url}: ${response.status}`);
  return levelsOf(await createImageBitmap(await response.blob()));
}

/** A bitmap and its smaller copies. */
export async function levelsOf(full: ImageBitmap): Promise<readonly ImageBitmap[]> {
  let last = full;
  const levels = [full];
  while (Math.max(last.width, last.height) >= 2 * SMALLEST_LEVEL) {
    last = await createImageBitmap(last, {
      resizeWidth: Math.max(1, Math.round(last.width / 2)),
      resizeHeight: Math.max(1, Math.round(last.height / 2)),
      // At half the size linear sampling is the exact mean of four pixels.
      resizeQuality: 'low',
    });
    levels.push(last);
  }
  return levels;
}

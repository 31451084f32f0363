import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { probeImage } from '@main/images/probe-image';
import { sharp } from '@main/images/sharp';

const resources = resolve(import.meta.dirname, '../../../resources/sample');
const folder = join(resources, 'images');
const text = z.string().min(1);
const { images } = z
  .object({
    images: z.array(
      z.object({ file: text, title: text, author: text, licence: text, source: text, changes: text, sha256: text }),
    ),
  })
  .parse(JSON.parse(readFileSync(join(resources, 'sample.json'), 'utf8')));

describe("the sample's pictures", () => {
  it('are all named in the recipe and in the attributions, with a licence that lets everybody share them', () => {
    const attributions = readFileSync(join(resources, 'ATTRIBUTION.md'), 'utf8');
    expect(images.map(({ file }) => file).toSorted()).toEqual(readdirSync(folder).toSorted());
    for (const { file, author, licence } of images) {
      expect(attributions).toContain(`| ${file} |`);
      expect(attributions).toContain(author);
      expect(['Public domain', 'CC0-1.0', 'CC-BY-SA-4.0', 'MIT']).toContain(licence);
    }
  });

  it('are the very files of the recipe, sound, and small enough to come along', async () => {
    let bytes = 0;
    for (const { file, sha256 } of images) {
      const probed = await probeImage(join(folder, file));
      expect(`${file} ${probed.sha256}`).toBe(`${file} ${sha256}`);
      expect(Math.max(probed.width, probed.height)).toBeLessThanOrEqual(1280);
      bytes += statSync(join(folder, file)).size;
    }
    expect(bytes).toBeLessThan(4_000_000);
  });

  it('tell nothing of where they were taken: no EXIF but the one that turns a picture upright', async () => {
    const kept: Record<string, unknown> = {};
    for (const { file } of images) {
      const { exif, orientation, xmp, iptc } = await sharp(join(folder, file)).metadata();
      if (exif || xmp || iptc) kept[file] = [exif?.length, orientation, xmp, iptc];
    }
    // 32 bytes hold the orientation and nothing else.
    expect(kept).toEqual({ 'dog-on-floor.jpg': [32, 3, undefined, undefined] });
  });
});

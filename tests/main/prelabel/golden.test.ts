import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Sharp } from 'sharp';
import { sharp } from '@main/images/sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detect } from '@main/prelabel/detect';
import { openSession, type ModelSession } from '@main/prelabel/session';

const astronaut = resolve(import.meta.dirname, '../../fixtures/images/astronaut.jpg');
const nanodet = resolve(import.meta.dirname, '../../../resources/models/nanodet');

describe('the shipped detector on a photograph of an astronaut', () => {
  let session: ModelSession;
  let folder: string;

  beforeAll(async () => {
    session = await openSession(nanodet);
    folder = await mkdtemp(join(tmpdir(), 'plumbline-golden-'));
  });

  afterAll(async () => {
    await session.close();
    await rm(folder, { recursive: true });
  });

  async function bestDetection(path: string) {
    const detections = await detect(session, { imagePath: path, region: null, threshold: 0.5 }, () => false);
    expect(detections).toHaveLength(1);
    const { classIndex, score, box } = detections![0]!;
    return { name: session.card.classes[classIndex], score, box };
  }

  it('finds the person, and where she is', async () => {
    const { name, score, box } = await bestDetection(astronaut);
    expect(name).toBe('person');
    expect(score).toBeGreaterThan(0.7);
    // The picture has 512 x 512 pixels; she fills its left two thirds from the hair down to the border.
    expect(box.x).toBeGreaterThan(0);
    expect(box.x).toBeLessThan(30);
    expect(box.y).toBeLessThan(30);
    expect(box.x + box.width).toBeGreaterThan(340);
    expect(box.x + box.width).toBeLessThan(390);
    expect(box.y + box.height).toBeGreaterThan(490);
  });

  it('finds her in the mirrored photograph at the mirrored place, which a shifted grid would not', async () => {
    const mirrored = join(folder, 'mirrored.png');
    await sharp(astronaut).flop().toFile(mirrored);
    const { box } = await bestDetection(astronaut);
    const { box: other } = await bestDetection(mirrored);
    // Were the cells' centres off by half a stride, both would be moved the same way: 40 pixels apart after mirroring.
    expect(Math.abs(512 - other.x - other.width - box.x)).toBeLessThan(12);
    expect(Math.abs(512 - other.x - (box.x + box.width))).toBeLessThan(12);
  });

  it('gives the box in the pixels that a person sees when the file is stored lying on its side', async () => {
    const lying = join(folder, 'lying.jpg');
    // Orientation 6: the stored pixels have to be turned by 90 degrees clockwise.
    const upright = await sharp(astronaut).extract({ left: 0, top: 0, width: 512, height: 400 }).toBuffer();
    await sharp(upright).rotate(-90).withMetadata({ orientation: 6 }).toFile(lying);
    const { name, box } = await bestDetection(lying);
    expect(name).toBe('person');
    expect(box.x).toBeLessThan(40);
    expect(box.x + box.width).toBeGreaterThan(330);
    expect(box.y + box.height).toBeGreaterThan(380);
    expect(box.y + box.height).toBeLessThanOrEqual(400);
  });

  it.each([
    ['with transparency', (image: Sharp) => image.ensureAlpha().png(), 'alpha.png'],
    ['with 16 bits per sample', (image: Sharp) => image.toColourspace('rgb16').png(), 'deep.png'],
    ['as WebP', (image: Sharp) => image.webp(), 'photo.webp'],
    ['as TIFF', (image: Sharp) => image.tiff(), 'photo.tiff'],
  ])('sees the same %s', async (_, convert, name) => {
    const path = join(folder, name);
    await convert(sharp(astronaut)).toFile(path);
    const { score } = await bestDetection(path);
    expect(score).toBeGreaterThan(0.65);
  });

  it('sees a grey photograph too', async () => {
    const path = join(folder, 'grey.png');
    await sharp(astronaut).greyscale().png().toFile(path);
    expect((await bestDetection(path)).name).toBe('person');
  });
});

import { describe, expect, it } from 'vitest';
import type { DatasetImage } from '@main/formats/dataset';
import { matchImages, type KnownImage } from '@main/formats/match-images';
import { imageIdOf } from '@shared/model/image';

function known(path: string, digit = '1', width = 640, height = 480): KnownImage {
  const sha256 = digit.repeat(64);
  return { id: imageIdOf(sha256), path, sha256, width, height };
}

function named(file: string, members: Partial<DatasetImage> = {}): DatasetImage {
  return { file, width: 640, height: 480, sha256: null, embedded: false, ...members };
}

function matched(file: string, images: readonly KnownImage[], others: readonly string[] = []): string {
  const [match] = matchImages([named(file), ...others.map((other) => named(other))], images);
  return match!.type === 'matched' ? match!.image.path : match!.type;
}

describe('Finding the pictures that a label file names', () => {
  it.each([
    ['the same path', 'a/b.jpg', ['a/b.jpg', 'c/b.jpg'], 'a/b.jpg'],
    ['a path that begins further up', 'data/a/b.jpg', ['a/b.jpg', 'c/b.jpg'], 'a/b.jpg'],
    ['a path that begins further down', 'b.jpg', ['a/b.jpg'], 'a/b.jpg'],
    ['the longest of the ends', 'x/a/b.jpg', ['b.jpg', 'a/b.jpg'], 'a/b.jpg'],
    ['a name that is unique on both sides', 'there/b.jpg', ['here/b.jpg'], 'here/b.jpg'],
    ['a name in another Unicode form', 'caf\u0065\u0301.jpg', ['caf\u00e9.jpg'], 'caf\u00e9.jpg'],
  ])('takes %s', (_, file, paths, expected) => {
    expect(
      matched(
        file,
        paths.map((path, index) => known(path, String(index))),
      ),
    ).toBe(expected);
  });

  it.each([
    ['two fit equally well', 'b.jpg', ['a/b.jpg', 'c/b.jpg'], [], 'ambiguous'],
    ['only the names of several are like it', 'x/b.jpg', ['a/b.jpg', 'c/b.jpg'], [], 'ambiguous'],
    ['another file of the same name is named too', 'val/1.jpg', ['train/1.jpg'], ['train/1.jpg'], 'missing'],
    ['the end is only part of a name', 'b.jpg', ['ab.jpg'], [], 'missing'],
  ])('does not guess when %s', (_, file, paths, others, expected) => {
    expect(
      matched(
        file,
        paths.map((path, index) => known(path, String(index))),
        others,
      ),
    ).toBe(expected);
  });

  it('knows a renamed picture by its content', () => {
    const [match] = matchImages(
      [named('old.jpg', { sha256: '7'.repeat(64) })],
      [known('new.jpg', '7'), known('old.jpg', '8')],
    );
    expect(match).toMatchObject({ type: 'matched', image: { path: 'new.jpg' } });
  });

  it('says both sizes when they differ, and when the EXIF orientation is why', () => {
    const reason = (width: number, height: number): unknown =>
      matchImages([named('a.jpg', { width, height })], [known('a.jpg')])[0];
    expect(reason(320, 240)).toMatchObject({
      type: 'other-size',
      reason: 'the labels were made on 320 × 240 pixels, the picture has 640 × 480',
    });
    expect(reason(480, 640)).toMatchObject({ reason: expect.stringMatching(/ignore the EXIF orientation/) as unknown });
  });

  it('accepts a file that gives no size', () => {
    expect(matchImages([named('a.jpg', { width: null, height: null })], [known('a.jpg')])[0]!.type).toBe('matched');
  });
});

import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { findImages } from '@main/images/find-images';
import { temporaryFolder } from '@tests/support/temporary-store';

let folder: string;
let ignored: number;
beforeEach(() => {
  folder = temporaryFolder();
  ignored = 0;
});

function put(...names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), '');
  }
}

async function found(path = folder, signal = new AbortController().signal): Promise<string[]> {
  const names: string[] = [];
  for await (const image of findImages(path, () => ignored++, signal)) names.push(relative(folder, image));
  return names;
}

describe('looking for pictures in a folder', () => {
  it('goes into its folders, in the same order every time', async () => {
    put('b.jpg', 'a/2.png', 'a/1.TIFF', 'c/d/e/f.webp', '가을 길/사진 (1).jpeg', 'line\nbreak.gif');
    const expected = ['a/1.TIFF', 'a/2.png', 'b.jpg', 'c/d/e/f.webp', 'line\nbreak.gif', '가을 길/사진 (1).jpeg'];
    expect(await found()).toEqual(expected);
    expect(await found()).toEqual(expected);
  });

  it('counts what is no picture, and passes over what is hidden', async () => {
    put('a.jpg', 'notes.txt', 'drawing.svg', '.hidden.jpg', '.cache/b.jpg', 'no-ending');
    expect(await found()).toEqual(['a.jpg']);
    expect(ignored).toBe(3);
  });

  it('is not led in circles, nor out of the folder, by symbolic links', async () => {
    const elsewhere = temporaryFolder();
    writeFileSync(join(elsewhere, 'secret.jpg'), '');
    put('a.jpg');
    symlinkSync(folder, join(folder, 'again'));
    symlinkSync(elsewhere, join(folder, 'elsewhere'));
    symlinkSync(join(elsewhere, 'secret.jpg'), join(folder, 'link.jpg'));
    symlinkSync('loop', join(folder, 'loop'));
    expect(await found()).toEqual(['a.jpg']);
  });

  it('looks into a folder that is named like a picture', async () => {
    put('album.jpg/a.png');
    expect(await found()).toEqual(['album.jpg/a.png']);
  });

  it('takes a file that was chosen itself, whatever it is called', async () => {
    put('scan');
    expect(await found(join(folder, 'scan'))).toEqual(['scan']);
  });

  it('stops when it is cancelled', async () => {
    put('a.jpg', 'b.jpg', 'c.jpg');
    const controller = new AbortController();
    const names: string[] = [];
    for await (const image of findImages(folder, () => ignored++, controller.signal)) {
      names.push(relative(folder, image));
      controller.abort();
    }
    expect(names).toEqual(['a.jpg']);
  });

  it('says that a folder is not there', async () => {
    await expect(found(join(folder, 'none'))).rejects.toMatchObject({ code: 'image.missing' });
  });

  it.skipIf(process.getuid?.() === 0)('says that a folder may not be read', async () => {
    put('locked/a.jpg');
    chmodSync(join(folder, 'locked'), 0);
    await expect(found(join(folder, 'locked'))).rejects.toMatchObject({ code: 'image.unreadable' });
    chmodSync(join(folder, 'locked'), 0o755);
  });
});

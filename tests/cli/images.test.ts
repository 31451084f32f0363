import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '@main/db/open';
import { allImages } from '@main/db/queries/images';
import { writeJpeg } from '@tests/support/pictures';
import { closedAfterTest, temporaryFolder } from '@tests/support/temporary-store';
import { buildCommandLine, json, plumbline, start, type Failed } from './plumbline';

beforeAll(buildCommandLine, 180_000);

interface Added {
  readonly added: number;
  readonly duplicates: readonly { readonly path: string; readonly sameAs: string }[];
  readonly rejected: readonly { readonly path: string; readonly code: string }[];
  readonly ignored: number;
}

/** A folder with three pictures, one of them twice, one broken, and a text; and an empty project beside it. */
async function photos(): Promise<{ folder: string; project: string; pictures: string }> {
  const folder = temporaryFolder();
  const pictures = join(folder, '사진 photos');
  mkdirSync(join(pictures, 'deep'), { recursive: true });
  await writeJpeg(join(pictures, 'a.jpg'), 1);
  await writeJpeg(join(pictures, 'b.jpg'), 2);
  await writeJpeg(join(pictures, 'deep', 'a.jpg'), 3);
  copyFileSync(join(pictures, 'a.jpg'), join(pictures, 'deep', 'twin.jpg'));
  writeFileSync(join(pictures, 'broken.jpg'), readFileSync(join(pictures, 'a.jpg')).subarray(0, 300));
  writeFileSync(join(pictures, 'notes.txt'), 'hello');
  const project = join(folder, 'p.plumb');
  await json(0, 'new', project);
  return { folder, project, pictures };
}

function pathsIn(project: string): string[] {
  return allImages(closedAfterTest(openStore(project)).db).map(({ path }) => path);
}

describe('plumbline add', () => {
  it('takes a folder through and through, and says what it left out and why', async () => {
    const { project, pictures } = await photos();
    const report = await json<Added>(0, 'add', project, pictures);
    expect(report).toMatchObject({
      added: 3,
      ignored: 1,
      rejected: [{ path: join(pictures, 'broken.jpg'), code: 'image.broken' }],
    });
    expect(report.duplicates).toHaveLength(1);
    expect(await json(0, 'info', project)).toMatchObject({ images: 3, missingImages: 0 });
    const again = await plumbline('add', project, pictures);
    expect(again).toMatchObject({ code: 0, stdout: '' });
    expect(again.stderr).toMatch(
      /is the same picture as [^]*broken\.jpg is damaged|broken\.jpg is damaged[^]*is the same picture as /,
    );
    expect(again.stderr).toMatch(/Added 0 images; 4 duplicates, 1 rejected, 1 other file passed over\.\n$/);
  });

  it('ends with 3 when nothing of what was named can be added, and writes nothing', async () => {
    const { project, pictures } = await photos();
    const before = await json(0, 'info', project);
    const report = await json<Added>(
      3,
      'add',
      project,
      join(pictures, 'broken.jpg'),
      join(pictures, 'none.jpg'),
      join(pictures, 'notes.txt'),
    );
    expect(report.rejected.map(({ code }) => code).sort()).toEqual([
      'image.broken',
      'image.missing',
      'image.unsupported',
    ]);
    expect(await json(0, 'info', project)).toEqual(before);
  });

  it('rejects a project that is not there, before it reads a picture', async () => {
    const { folder, pictures } = await photos();
    expect((await json<Failed>(3, 'add', join(folder, 'none.plumb'), pictures)).error.code).toBe('project.missing');
    expect(existsSync(join(folder, 'none.plumb'))).toBe(false);
  });

  it('copies with --copy, so that the originals may go', async () => {
    const { folder, project, pictures } = await photos();
    const single = await writeJpeg(join(folder, 'a.jpg'), 9);
    const report = await json<Added>(0, 'add', project, pictures, single, join(folder, 'none.jpg'), '--copy');
    expect(report).toMatchObject({ added: 4, ignored: 1 });
    expect(report.rejected.map(({ path }) => path).sort()).toEqual(
      [join(folder, 'none.jpg'), join(pictures, 'broken.jpg')].sort(),
    );
    expect(report.duplicates.flatMap(({ path, sameAs }) => [path, sameAs]).sort()).toEqual(
      [join(pictures, 'a.jpg'), join(pictures, 'deep', 'twin.jpg')].sort(),
    );
    rmSync(pictures, { recursive: true });
    rmSync(single);
    expect(await json(0, 'info', project)).toMatchObject({ images: 4, missingImages: 0 });
    const below = pathsIn(project).sort();
    expect(below).toHaveLength(4);
    expect(below).toEqual(expect.arrayContaining(['a.jpg', '사진 photos/b.jpg', '사진 photos/deep/a.jpg']));
    const files = readdirSync(join(folder, 'p.images'), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files).toHaveLength(4);
  });

  it('copies nothing twice, and gives another picture of the same name a name of its own', async () => {
    const { folder, project } = await photos();
    const first = join(folder, 'first');
    const second = join(folder, 'second');
    mkdirSync(first);
    mkdirSync(second);
    await writeJpeg(join(first, 'x.jpg'), 11);
    await writeJpeg(join(second, 'x.jpg'), 12);
    await json(0, 'add', project, join(first, 'x.jpg'), '--copy');
    await json(0, 'add', project, join(first, 'x.jpg'), join(second, 'x.jpg'), '--copy');
    const files = readdirSync(join(folder, 'p.images')).sort();
    expect(files).toEqual([expect.stringMatching(/^x \(\d\)\.jpg$/), 'x.jpg']);
    expect(pathsIn(project).sort()).toEqual(files);
  });

  it('leaves no folder behind when nothing was fit to be copied', async () => {
    const { folder, project, pictures } = await photos();
    await json(3, 'add', project, join(pictures, 'broken.jpg'), '--copy');
    expect(existsSync(join(folder, 'p.images'))).toBe(false);
  });

  it('is cancelled by Ctrl+C with a whole project, and without a copy that is no image of it', async () => {
    const { folder, project, pictures } = await photos();
    for (let seed = 100; seed < 400; seed++)
      copyWithTail(join(pictures, 'b.jpg'), join(pictures, `many-${seed}.jpg`), seed);
    const { child, ended } = start(['add', project, pictures, '--copy', '--json']);
    await until(() => existsSync(join(folder, 'p.images')));
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(1);
    expect(stderr).toBe('Cancelled. What is in the project is whole.\n');
    expect((JSON.parse(stdout) as Failed).error.code).toBe('job.cancelled');
    expect(await json(0, 'check', project)).toMatchObject({ findings: [] });
    const files = existsSync(join(folder, 'p.images'))
      ? readdirSync(join(folder, 'p.images'), { recursive: true, withFileTypes: true }).filter((entry) =>
          entry.isFile(),
        )
      : [];
    expect(files).toHaveLength(pathsIn(project).length);
    expect(files.length).toBeLessThan(300);
  });
});

/** The same picture with other bytes behind its end is another content. */
function copyWithTail(from: string, to: string, seed: number): void {
  writeFileSync(to, Buffer.concat([readFileSync(from), Buffer.from(String(seed))]));
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

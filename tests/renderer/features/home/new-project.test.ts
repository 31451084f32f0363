import { beforeEach, describe, expect, it, vi } from 'vitest';
import { followMain } from '@renderer/bridge/follow-main';
import { createProject } from '@renderer/features/home/create-project';
import { emptyForm, problemsOf, withName, withPath, withPictures } from '@renderer/features/home/new-project-form';
import { defaultKeymap } from '@shared/contract/keymap';
import { defaultLooks } from '@shared/contract/looks';
import type { JobState } from '@shared/contract/jobs';
import { createFakeBridge, type FakeBridge } from '@tests/support/fake-bridge';

describe('the form of a new project', () => {
  it('takes name and place from the folder of pictures', () => {
    const form = withPictures(emptyForm, ['/data/north roads']);
    expect(form.name).toBe('north roads');
    expect(form.path).toBe('/data/north roads.plumb');
    expect(problemsOf(form)).toEqual([]);
  });

  it('lets the place follow the name', () => {
    const form = withName(withPictures(emptyForm, ['/data/roads']), 'Signs: 2025');
    expect(form.path).toBe('/data/Signs- 2025.plumb');
  });

  it('keeps what the person wrote when other pictures are chosen', () => {
    const own = withPath(withName(withPictures(emptyForm, ['/data/roads']), 'Mine'), '/elsewhere/mine.plumb');
    const form = withPictures(own, ['/data/harbour']);
    expect([form.name, form.path]).toEqual(['Mine', '/elsewhere/mine.plumb']);
  });

  it('follows the pictures again when the person empties a field', () => {
    const form = withPictures(withName(withPictures(emptyForm, ['/data/roads']), ''), ['/data/harbour']);
    expect(form.name).toBe('harbour');
  });

  it('takes the name of a single picture without its ending', () => {
    expect(withPictures(emptyForm, ['/data/IMG_1.jpeg']).name).toBe('IMG_1');
  });

  it('says what is missing', () => {
    expect(problemsOf(emptyForm)).toEqual(['name', 'path']);
    expect(problemsOf({ ...withPictures(emptyForm, ['/a']), labels: { format: 'coco', path: '' } })).toEqual([
      'labels',
    ]);
  });
});

describe('making a project', () => {
  let bridge: FakeBridge;

  beforeEach(() => {
    bridge = createFakeBridge({
      'workstation.preferences': () => ({ theme: 'dark', language: 'en' }),
      'workstation.locale': () => 'en',
      'looks.read': () => defaultLooks,
      'keymap.read': () => defaultKeymap,
      'projects.current': () => null,
      'jobs.list': () => [],
      'projects.create': () => ({}) as never,
      'images.add': () => ({ job: 'adding' }),
      'formats.import': () => ({ job: 'importing' }),
    });
    vi.stubGlobal('window', { plumbline: bridge });
  });

  const asked = () => bridge.asked.map(({ name }) => name).filter((name) => /create|add|import/.test(name));
  const labels = { format: 'coco', path: '/data/labels.json' } as const;
  const over = (status: JobState['status']): JobState => ({
    id: 'adding',
    kind: 'add-images',
    status,
    done: 1,
    total: 1,
    secondsLeft: null,
    result: null,
    error: null,
  });

  it('adds the pictures, and reads the labels when they are in', async () => {
    const end = await followMain();
    const fail = vi.fn<(error: unknown) => void>();
    await createProject({ ...withPictures(emptyForm, ['/data/roads']), labels }, fail);
    expect(asked()).toEqual(['projects.create', 'images.add']);
    bridge.emit('job.state', over('running'));
    bridge.emit('job.state', over('done'));
    await vi.waitFor(() => expect(asked()).toEqual(['projects.create', 'images.add', 'formats.import']));
    expect(bridge.asked.at(-1)?.input).toEqual({ ...labels, imagesFolder: '/data/roads' });
    expect(fail).not.toHaveBeenCalled();
    end();
  });

  it('leaves the labels when adding the pictures was cancelled', async () => {
    const end = await followMain();
    await createProject({ ...withPictures(emptyForm, ['/data/roads']), labels }, vi.fn<(error: unknown) => void>());
    bridge.emit('job.state', over('cancelled'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked()).not.toContain('formats.import');
    end();
  });

  it('tells of pictures that cannot be added after the project is open', async () => {
    const end = await followMain();
    bridge.answer({ 'images.add': () => Promise.reject(new Error('gone')) });
    const fail = vi.fn<(error: unknown) => void>();
    await createProject(withPictures(emptyForm, ['/data/roads']), fail);
    await vi.waitFor(() => expect(fail).toHaveBeenCalledOnce());
    end();
  });
});

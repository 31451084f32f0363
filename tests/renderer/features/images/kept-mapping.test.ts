import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClassView } from '@shared/contract/classes';
import { keepMapping, readMapping } from '@renderer/features/images/kept-mapping';

const classes = ['Vehicle', 'Plant'].map((name) => ({ name }) as ClassView);

describe('which class each kind of a model becomes', () => {
  const storage = new Map<string, string>();

  beforeEach(() => {
    storage.clear();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: string) => storage.set(key, value),
      removeItem: (key: string) => storage.delete(key),
    });
  });

  afterEach(() => vi.unstubAllGlobals());

  it('is remembered for the project and the model that it was said of, and for no other', () => {
    keepMapping('one', 'nanodet@1', { car: 'Vehicle', person: null });
    expect(readMapping('one', 'nanodet@1', classes)).toEqual({ car: 'Vehicle', person: null });
    expect(readMapping('one', 'nanodet@2', classes)).toEqual({});
    expect(readMapping('two', 'nanodet@1', classes)).toEqual({});
  });

  it('is open again for a kind whose class is gone', () => {
    keepMapping('one', 'nanodet@1', { car: 'Vehicle', tree: 'Plant' });
    expect(readMapping('one', 'nanodet@1', classes.slice(1))).toEqual({ tree: 'Plant' });
  });

  it('leaves nothing behind when all is as it was, and takes what it cannot read for nothing', () => {
    keepMapping('one', 'nanodet@1', { car: 'Vehicle' });
    keepMapping('one', 'nanodet@1', {});
    expect(storage.size).toBe(0);
    storage.set('plumbline.prelabel.mapping.one.nanodet@1', '{"car": 3');
    expect(readMapping('one', 'nanodet@1', classes)).toEqual({});
  });
});

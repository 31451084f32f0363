import { describe, expect, it } from 'vitest';
import { baseName, joinPath, parentFolder, safeFileName } from '@renderer/ui/paths';

describe('paths of the person’s machine', () => {
  it.each([
    ['/home/ana/roads', 'roads', '/home/ana'],
    ['/home/ana/roads/', 'roads', '/home/ana'],
    ['/roads', 'roads', '/'],
    [String.raw`C:\pictures\roads`, 'roads', String.raw`C:\pictures`],
    [String.raw`C:\roads`, 'roads', 'C:\\'],
    [String.raw`\\server\share\roads`, 'roads', String.raw`\\server\share`],
    ['/data/이미지 폴더', '이미지 폴더', '/data'],
    [String.raw`/home/a\b/c`, 'c', String.raw`/home/a\b`],
  ])('%s is %s in %s', (path, name, folder) => {
    expect(baseName(path)).toBe(name);
    expect(parentFolder(path)).toBe(folder);
  });

  it('are joined with the separator that they use', () => {
    expect(joinPath('/home/ana', 'a.plumb')).toBe('/home/ana/a.plumb');
    expect(joinPath('/', 'a.plumb')).toBe('/a.plumb');
    expect(joinPath(String.raw`C:\pictures`, 'a.plumb')).toBe(String.raw`C:\pictures\a.plumb`);
    expect(joinPath('C:\\', 'a.plumb')).toBe(String.raw`C:\a.plumb`);
  });

  it('get file names that every system takes', () => {
    expect(safeFileName('Signs: north/south?')).toBe('Signs- north-south-');
    expect(safeFileName('표지판 2025')).toBe('표지판 2025');
    expect(safeFileName(' name. ')).toBe('name');
  });
});

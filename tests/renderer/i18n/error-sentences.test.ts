import { describe, expect, it } from 'vitest';
import { english } from '@renderer/i18n/catalogues';
import { cocoLosses } from '@main/formats/coco/losses';
import { labelmeLosses } from '@main/formats/labelme/losses';
import { sourceFiles } from './source-files';

/** Codes as the source writes them: made into a UserError, put into a failure, or kept in a table of SQLite's errors. */
const codePatterns = [/new UserError\(\s*'([^']+)'/g, /\bcode: '([a-z]+\.[A-Za-z]+)'/g, /'SQLITE_\w+',\s*'([^']+)'/g];

function codesOf(text: string): string[] {
  return codePatterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
}

describe('what the main process can fail with', () => {
  const files = sourceFiles('main/');

  it('is found in the source', () => {
    expect(files.flatMap(({ text }) => codesOf(text)).length).toBeGreaterThan(40);
  });

  it.each(files.map(({ path, text }) => [path, codesOf(text)] as const).filter(([, codes]) => codes.length > 0))(
    'has a sentence for each code of %s',
    (_path, codes) => {
      for (const code of codes) expect(english).toHaveProperty([`errors.${code}`]);
    },
  );

  it('has a sentence for each thing that a format cannot carry', () => {
    for (const code of [...Object.keys(cocoLosses), ...Object.keys(labelmeLosses)]) {
      expect(english).toHaveProperty([`losses.${code}`]);
    }
  });
});

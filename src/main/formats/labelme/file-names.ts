import type { SourceImage } from '../dataset';

/**
 * The name of each image's label file: `street/a.jpg` gets `street/a.json`. Pictures that would share one (also on
 * systems that do not tell case apart) keep their ending: `street/a.jpg.json`.
 */
export function labelFileNames(images: readonly SourceImage[]): string[] {
  const short = images.map(({ file }) => `${file.replace(/\.[^./]+$/, '')}.json`);
  const uses = new Map<string, number>();
  for (const name of short) uses.set(fold(name), (uses.get(fold(name)) ?? 0) + 1);
  return images.map(({ file }, index) => (uses.get(fold(short[index]!)) === 1 ? short[index]! : `${file}.json`));
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

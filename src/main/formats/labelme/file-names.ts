import type { SourceImage } from '../dataset';

/**
 * The name of each image's label file: `street/a.jpg` gets `street/a.json`. Pictures that would share one (also on
 * systems that do not tell case apart) keep their ending: `street/a.jpg.json`.
 */
export function labelFileNames(images: readonly SourceImage[]): string[] {
  const uses = new Map<string, number>();
  for (const { file } of images) {
    const name = fold(shortName(file));
    uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return images.map(({ file }) => (uses.get(fold(shortName(file))) === 1 ? shortName(file) : `${file}.json`));
}

function shortName(file: string): string {
  return `${file.replace(/\.[^./]+$/, '')}.json`;
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

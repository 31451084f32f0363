import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../../src/', import.meta.url));

export interface SourceFile {
  /** Below `src`, `/`-separated. */
  readonly path: string;
  readonly text: string;
}

/** The TypeScript files below a folder of `src`. */
export function sourceFiles(folder = ''): readonly SourceFile[] {
  return readdirSync(source + folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path: `${folder}${path}`, text: readFileSync(`${source}${folder}${path}`, 'utf8') }));
}

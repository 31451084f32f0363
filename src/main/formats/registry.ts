import type { FormatName } from '@shared/contract/formats';
import { UserError } from '@shared/lib/user-error';
import { readCoco } from './coco/read';
import { surveyCoco, writeCoco } from './coco/write';
import type { Dataset, DatasetSource, Written } from './dataset';
import { detect } from './detect';
import { readLabelme } from './labelme/read';
import { surveyLabelme, writeLabelme } from './labelme/write';

export interface FormatOptions {
  readonly signal?: AbortSignal | undefined;
  /** Reading counts bytes or files, writing counts images. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface ReadOptions extends FormatOptions {
  /** The COCO file whose numbers a list of COCO detection results uses. */
  readonly reference?: string | undefined;
}

interface Format {
  readonly title: string;
  read(path: string, options: ReadOptions): Promise<Dataset>;
  write(path: string, source: DatasetSource, options: FormatOptions): Promise<Written>;
  survey(source: DatasetSource, options: FormatOptions): Promise<Written>;
}

const formats: Readonly<Record<FormatName, Format>> = {
  coco: { title: 'COCO', read: readCoco, write: writeCoco, survey: surveyCoco },
  labelme: { title: 'labelme', read: readLabelme, write: writeLabelme, survey: surveyLabelme },
};

/**
 * Opens a label file, or a folder of them, in the format that a person chose.
 *
 * @throws UserError `import.wrongFormat`, saying what it looks like instead, or what the format's reader throws.
 */
export async function readDataset(format: FormatName, path: string, options: ReadOptions = {}): Promise<Dataset> {
  try {
    return await formats[format].read(path, options);
  } catch (error) {
    throw await betterReason(format, path, error);
  }
}

export function writeDataset(
  format: FormatName,
  path: string,
  source: DatasetSource,
  options: FormatOptions = {},
): Promise<Written> {
  return formats[format].write(path, source, options);
}

/** Says what writing would lose, and writes nothing. */
export function surveyDataset(
  format: FormatName,
  source: DatasetSource,
  options: FormatOptions = {},
): Promise<Written> {
  return formats[format].survey(source, options);
}

const mayBeAnotherFormat = new Set(['import.malformed', 'import.notCoco', 'import.notLabelme', 'import.isFolder']);

/** A wrong choice of the format is likelier than a broken file, when the file is sound as something else. */
async function betterReason(format: FormatName, path: string, error: unknown): Promise<unknown> {
  if (!(error instanceof UserError && mayBeAnotherFormat.has(error.code))) return error;
  const { format: detected, looksLike } = await detect(path);
  if (detected === format || looksLike === 'a broken JSON file' || looksLike === 'an empty file') return error;
  return new UserError(
    'import.wrongFormat',
    { file: path, format: formats[format].title, looksLike },
    `${path} is not in the format ${formats[format].title}; it looks like ${looksLike}. Nothing was imported.`,
  );
}

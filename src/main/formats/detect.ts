import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FormatName } from '@shared/contract/formats';
import { UserError } from '@shared/lib/user-error';
import { cannotRead, openInput } from './files/open-input';
import { indexJsonFile } from './json/json-file';
import { compareText } from './order';

/** What a file or a folder looks like from the inside; `format` is null for what cannot be imported. */
export interface Detection {
  readonly format: FormatName | null;
  /** In words, for a sentence: "a COCO file". */
  readonly looksLike: string;
}

const HEAD_BYTES = 64 * 1024;

/** Looks inside, not at the name. @throws UserError when the path cannot be read at all. */
export async function detect(path: string): Promise<Detection> {
  const isFolder = await stat(path).then(
    (stats) => stats.isDirectory(),
    (error: unknown) => {
      throw cannotRead(path, error);
    },
  );
  return isFolder ? detectFolder(path) : detectFile(path);
}

async function detectFile(path: string): Promise<Detection> {
  const head = await readHead(path);
  const binary = detectBinary(head);
  if (binary) return binary;
  const text = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (text.startsWith('{') || text.startsWith('[')) return detectJson(path, text);
  if (text.startsWith('<'))
    return other(
      /<annotations[\s>]/.test(text)
        ? 'a CVAT XML file'
        : /<annotation[\s>]/.test(text)
          ? 'a Pascal VOC file'
          : 'an XML file',
    );
  if (/^(?:\d+(?: -?[\d.]+){4,}\s*)+$/m.test(text)) return other('a YOLO label file');
  if (/^(?:train|val|names|nc|path):/m.test(text)) return other('a YOLO data set');
  return other(text === '' ? 'an empty file' : 'a text file of another kind');
}

async function readHead(path: string): Promise<Buffer> {
  const { handle } = await openInput(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function detectBinary(head: Buffer): Detection | null {
  const start = head.toString('latin1', 0, 16);
  if (start.startsWith('PK')) return other('a zip archive; unpack it first');
  if (start.startsWith('\x1f\x8b')) return other('a gzip archive; unpack it first');
  if (start.startsWith('SQLite format 3')) return other('an SQLite file, such as a Plumbline project');
  if (start.startsWith('\xff\xd8\xff') || start.startsWith('\x89PNG')) return other('a picture');
  if (start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff'))
    return other('a text file in UTF-16; save it as UTF-8');
  return head.includes(0) ? other('a binary file') : null;
}

async function detectJson(path: string, text: string): Promise<Detection> {
  let keys: string[];
  try {
    keys = (await indexJsonFile(path, { records: [] })).sections.map((section) => section.key);
  } catch (error) {
    if (error instanceof UserError) return other('a broken JSON file');
    throw error;
  }
  const has = (...wanted: string[]): boolean => wanted.every((key) => keys.includes(key));
  if (has('shapes', 'imagePath')) return { format: 'labelme', looksLike: 'a labelme file' };
  if (has('images', 'annotations')) return { format: 'coco', looksLike: 'a COCO file' };
  if (has('_via_img_metadata')) return other('a VGG Image Annotator (VIA) project');
  if (has('items', 'categories')) return other('a Datumaro file');
  if (has('images', 'categories')) return other('a list of COCO images without annotations');
  if (!text.startsWith('[')) return other('a JSON file of another kind');
  if (/"image_id"\s*:/.test(text) && /"score"\s*:/.test(text))
    return { format: 'coco', looksLike: 'a list of COCO detection results' };
  if (/"(?:annotations|completions|predictions)"\s*:/.test(text) && /"data"\s*:/.test(text))
    return other('a Label Studio export');
  return other('a JSON file of another kind');
}

/** Goes by the first label file that is found, by name. */
async function detectFolder(path: string): Promise<Detection> {
  const names = (await readdir(path, { recursive: true })).sort(compareText);
  for (const name of names) {
    if (name.toLowerCase().endsWith('.json')) {
      const found = await detectFile(join(path, name));
      if (found.format === 'labelme') return { format: 'labelme', looksLike: 'a folder of labelme files' };
      return { format: null, looksLike: `a folder with ${found.looksLike} in it (${name})` };
    }
    if (/(?:^|[\\/])data\.ya?ml$/.test(name)) return other('a YOLO data set');
    if (name.toLowerCase().endsWith('.xml')) return other('a folder with XML files (Pascal VOC or CVAT)');
  }
  return other('a folder without label files');
}

function other(looksLike: string): Detection {
  return { format: null, looksLike };
}

import { UserError } from '@shared/lib/user-error';
import type { CocoKeypoints } from '@shared/skeleton/coco-template';

export interface CocoCategory extends CocoKeypoints {
  readonly name: string;
}

/** A window that reads much more than this would stand still; an import reads files of any size. */
const MOST_BYTES = 200 * 1024 * 1024;

/**
 * The categories of a COCO file that have keypoints.
 *
 * @throws UserError `skeleton.notCoco` when it is no such file or none of its categories has any.
 */
export async function readCocoCategories(file: File): Promise<readonly CocoCategory[]> {
  const found = file.size > MOST_BYTES ? [] : categoriesIn(parsed(await file.text()));
  if (found.length > 0) return found;
  throw new UserError(
    'skeleton.notCoco',
    { file: file.name },
    `${file.name} has no COCO categories with keypoints. Choose an annotation file of COCO's keypoints.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function categoriesIn(content: unknown): CocoCategory[] {
  const categories = isRecord(content) ? content['categories'] : null;
  if (!Array.isArray(categories)) return [];
  return categories.filter(isRecord).flatMap(({ name, keypoints, skeleton }) => {
    if (!Array.isArray(keypoints) || keypoints.length === 0 || keypoints.length > 500) return [];
    const names = keypoints.map((one) => String(one).trim().slice(0, 200));
    if (names.includes('') || new Set(names.map((one) => one.toLowerCase())).size < names.length) return [];
    const edges = Array.isArray(skeleton) ? skeleton.filter(isEdge) : [];
    return [
      {
        name: typeof name === 'string' ? name.trim().slice(0, 200) : '',
        names,
        edges,
      },
    ];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEdge(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => Number.isSafeInteger(one));
}

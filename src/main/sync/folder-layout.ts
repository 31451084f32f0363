import { join } from 'node:path';
import type { ProjectId } from '@shared/model/ids';
import type { SegmentRow } from '@main/db/queries/segments';

/** The folder of one project below the folder that is shared. */
export function homeName(project: ProjectId): string {
  return `plumbline-${project}`;
}

/** Where a segment is put, below the project's folder. Only people read this name: a segment is known by its content. */
export function segmentPlace({ feed, first, hash }: Pick<SegmentRow, 'feed' | 'first' | 'hash'>): string {
  return join('feeds', feed, `${String(first).padStart(10, '0')}-${hash.slice(0, 16)}.plseg`);
}

const named = /^\d{10,16}-([0-9a-f]{16})\.plseg$/;

/** The beginning of the hash that a file's name claims. */
export function hashInName(name: string): string | undefined {
  return named.exec(name)?.[1];
}

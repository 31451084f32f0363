import { join } from 'node:path';
import type { ProjectId } from '@shared/model/ids';

/** The folder of one project below the folder that is shared. */
export function homeName(project: ProjectId): string {
  return `plumbline-${project}`;
}

/** What files of segments end with, and what is put behind it when they are closed. */
const SEGMENT = '.plseg';
const CLOSED = '.age';

/** Where a segment is put, below the project's folder. Only people read this name: a segment is known by its content. */
export function segmentPlace(
  { feed, first, hash }: { readonly feed: string; readonly first: number; readonly hash: string },
  closed: boolean,
): string {
  const name = `${String(first).padStart(10, '0')}-${hash.slice(0, 16)}${SEGMENT}`;
  return join('feeds', feed, closed ? name + CLOSED : name);
}

const named = /^\d{10,16}-([0-9a-f]{16})(?:\.\d+)?\.plseg(?:\.age)?$/;

/** The same with a number, for when something else has that name. */
export function otherName(path: string, number: number): string {
  return path.replace(/\.plseg(\.age)?$/, `.${number}.plseg$1`);
}

/** The beginning of the hash that a file's name claims. */
export function hashInName(name: string): string | undefined {
  return named.exec(name)?.[1];
}

/** Whether a file that somebody put into the folder by hand is meant to be a segment. */
export function isSegmentName(name: string): boolean {
  return name.endsWith(SEGMENT) || name.endsWith(SEGMENT + CLOSED);
}

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

/** Where snapshots lie, below the project's folder. */
export const SNAPSHOTS = 'snapshots';
const SNAPSHOT = '.plsnap';

/** Where a snapshot is put, below the project's folder; always closed. */
export function snapshotPlace({ hash, changes }: { readonly hash: string; readonly changes: number }): string {
  return join(SNAPSHOTS, `${String(changes).padStart(12, '0')}-${hash.slice(0, 16)}${SNAPSHOT}${CLOSED}`);
}

const namedSnapshot = /^(\d{12,16})-([0-9a-f]{16})(?:\.\d+)?\.plsnap\.age$/;

/** What the name of a snapshot claims: how many changes it stands for, and the beginning of its hash. */
export function claimInName(name: string): { readonly changes: number; readonly hash: string } | undefined {
  const found = namedSnapshot.exec(name);
  return found?.[1] && found[2] ? { changes: Number(found[1]), hash: found[2] } : undefined;
}

const named = /^\d{10,16}-([0-9a-f]{16})(?:\.\d+)?\.plseg(?:\.age)?$/;

/** The same with a number, for when something else has that name. */
export function otherName(path: string, number: number): string {
  return path.replace(/\.(plseg|plsnap)(\.age)?$/, `.${number}.$1$2`);
}

/** The beginning of the hash that a file's name claims. */
export function hashInName(name: string): string | undefined {
  return named.exec(name)?.[1];
}

/** Whether a file that somebody put into the folder by hand is meant to be a segment. */
export function isSegmentName(name: string): boolean {
  return name.endsWith(SEGMENT) || name.endsWith(SEGMENT + CLOSED);
}

import type { Database } from 'better-sqlite3';
import { prepared } from '../prepared';

/** What lies on an image that this file's member has submitted, and what is their own. */
const seen = (table: string) => `${table} AS NOT MATERIALIZED (
  SELECT l.* FROM main.${table} l WHERE l.author = (SELECT member FROM self)
    OR EXISTS(SELECT 1 FROM submission s JOIN self ON s.member = self.member WHERE s.image = l.image))`;

const blindly = `WITH ${seen('annotation')}, ${seen('imageTag')} `;

/**
 * What to put before a query that counts labels and tags: for an annotator, these tables hold only what they may know of,
 * so that not even a number says what others found before they have submitted.
 */
export function ownView(db: Database): string {
  const role = prepared(db, 'SELECT role FROM member JOIN self ON member.id = self.member').pluck().get();
  return role === 'annotator' ? blindly : '';
}

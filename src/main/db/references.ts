import type { Database } from 'better-sqlite3';
import type { Draft } from '@shared/changes/edit';
import type { Kind } from '@shared/changes/kinds';
import { UserError } from '@shared/lib/user-error';
import type { Uuid } from '@shared/lib/uuid';
import { blobOf } from './blob';
import { prepared } from './prepared';

/** @throws UserError `change.dangling` when a draft points at something that is not there. */
export function checkReferences(db: Database, draft: Draft): void {
  for (const [kind, id] of referencesOf(draft)) {
    if (prepared(db, `SELECT 1 FROM ${kind} WHERE id = ?`).get(blobOf(id))) continue;
    throw new UserError(
      'change.dangling',
      { kind: draft.kind, missing: kind, id },
      `The ${draft.kind} ${draft.entity} needs the ${kind} ${id}, which is not in this project (any more). Nothing was written.`,
    );
  }
}

function referencesOf(draft: Draft): readonly (readonly [Kind, Uuid])[] {
  if (draft.value === null) return [];
  switch (draft.kind) {
    case 'image':
      return [['root', draft.value.root]];
    case 'annotation':
      return [
        ['image', draft.value.image],
        ['class', draft.value.class],
        ['member', draft.value.author],
      ];
    case 'prediction':
      return [
        ['image', draft.value.image],
        ['class', draft.value.class],
      ];
    default:
      return [];
  }
}

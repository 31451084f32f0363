import type { Database } from 'better-sqlite3';
import type { Draft } from '@shared/changes/edit';
import { kinds, type Kind } from '@shared/changes/kinds';
import { UserError } from '@shared/lib/user-error';
import type { Uuid } from '@shared/lib/uuid';
import { blobOf } from './blob';
import { prepared } from './prepared';

/**
 * @throws UserError `change.dangling` when a draft points at something that is not there, `change.immutable` when it
 * changes what others point at and rely on.
 */
export function checkReferences(db: Database, draft: Draft): void {
  if (kinds[draft.kind].immutable) refuseRewriting(db, draft);
  for (const [kind, id] of referencesOf(draft)) {
    if (prepared(db, `SELECT 1 FROM ${kind} WHERE id = ?`).get(blobOf(id))) continue;
    throw new UserError(
      'change.dangling',
      { kind: draft.kind, missing: kind, id },
      `The ${draft.kind} ${draft.entity} needs the ${kind} ${id}, which is not in this project (any more). Nothing was written.`,
    );
  }
}

function refuseRewriting(db: Database, { kind, entity }: Draft): void {
  if (!prepared(db, `SELECT 1 FROM ${kind} WHERE id = ?`).get(blobOf(entity))) return;
  throw new UserError(
    'change.immutable',
    { kind, entity },
    `The ${kind} ${entity} is written once and stays as it is. Nothing was written.`,
  );
}

function referencesOf(draft: Draft): readonly (readonly [Kind, Uuid])[] {
  if (draft.value === null) return [];
  switch (draft.kind) {
    case 'image':
      return [['root', draft.value.root]];
    case 'relation':
      return [
        ['image', draft.value.image],
        ['annotation', draft.value.from],
        ['annotation', draft.value.to],
        ['member', draft.value.author],
      ];
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
    case 'imageTag':
      return [
        ['image', draft.value.image],
        ['member', draft.value.author],
        ...(draft.value.tag.type === 'class' ? ([['class', draft.value.tag.class]] as const) : []),
      ];
    case 'guidelineVersion':
      return [['member', draft.value.author]];
    case 'caseMember':
      return [
        ['rareCase', draft.value.case],
        ['image', draft.value.image],
      ];
    case 'question':
      return [
        ['image', draft.value.image],
        ['member', draft.value.askedBy],
      ];
    case 'acknowledgement':
      return [
        ['guidelineVersion', draft.value.version],
        ['member', draft.value.member],
      ];
    case 'recheck':
      return [['guidelineVersion', draft.value.version]];
    case 'resolution':
      return [['image', draft.value.image], ...draft.value.objects.map((object) => ['class', object.class] as const)];
    case 'feedback':
    case 'keyGrant':
    case 'beacon':
      return [['member', draft.value.member]];
    case 'assignment':
    case 'submission':
    case 'disclosure':
      return [
        ['image', draft.value.image],
        ['member', draft.value.member],
      ];
    case 'thread':
    case 'goldImage':
      return [['image', draft.value.image]];
    case 'threadComment':
      return [['thread', draft.value.thread]];
    default:
      return [];
  }
}

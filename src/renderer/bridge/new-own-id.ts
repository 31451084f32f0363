import { newId } from '@shared/changes/new-id';
import { newOwnedId } from '@shared/changes/owned-id';
import type { Uuid } from '@shared/lib/uuid';
import { liveState } from './live-state';

/** A fresh id for a record of whoever works here. */
export function newOwnId<Id extends Uuid>(): Id {
  const member = liveState.getState().project?.member.id;
  return member ? newOwnedId<Id>(member) : newId<Id>();
}

import { newId } from '@shared/changes/new-id';
import type { GuidelinePublication } from '@shared/contract/guideline-views';
import type { ClassId, GuidelineVersionId, MemberId } from '@shared/model/ids';
import type { Role } from '@shared/model/member';
import type { Rule } from '@shared/model/rule';
import { editImage } from '@main/annotate/edit';
import { commit, transaction } from '@main/db/commit';
import { blobOf } from '@main/db/blob';
import type { Store } from '@main/db/store';
import { draftState } from '@main/guidelines/draft-changes';
import { publication, type PublishRequest } from '@main/guidelines/publish';
import { box, newAnnotation, scene, temporaryStore, type Scene } from './temporary-store';

/** A project with three people who take turns at one machine. */
export interface Team {
  readonly place: Scene;
  readonly lead: MemberId;
  readonly annotator: MemberId;
  readonly reviewer: MemberId;
  /** The project as one of them works in it, from now on. */
  as(member: MemberId): Store;
}

export function team(): Team {
  const store = temporaryStore();
  const place = scene(store);
  const add = (name: string, role: Role) => {
    const id = newId<MemberId>();
    commit(store, [{ kind: 'member', entity: id, value: { name, role } }], 'no-undo');
    return id;
  };
  return {
    place,
    lead: store.member,
    annotator: add('Mina', 'annotator'),
    reviewer: add('Yusuf', 'reviewer'),
    as: (member) => takeSeat(store, member),
  };
}

/** Lets another person work at a machine: a feed has one author for ever, so the next change begins a new one. */
export function takeSeat(store: Store, member: MemberId): Store {
  store.db.prepare('UPDATE feed SET own = 0 WHERE member <> ?').run(blobOf(member));
  store.db.prepare('UPDATE feed SET own = 1 WHERE member = ?').run(blobOf(member));
  store.db.prepare('UPDATE self SET member = ?').run(blobOf(member));
  return { ...store, member };
}

export function rule(title: string, classes: readonly ClassId[], more: Partial<Rule> = {}): Rule {
  return {
    title,
    classes: [...classes],
    situation: '',
    text: `How to label ${title}.`,
    rationale: '',
    examples: [],
    status: 'active',
    order: 0,
    question: null,
    ...more,
  };
}

/** Publishes at one stroke. */
export function publishNow(store: Store, request: PublishRequest, model: Buffer | null = null): GuidelinePublication {
  return transaction(store.db, () => {
    const steps = publication(store, request, model);
    for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
  });
}

/** Publishes the draft as it is, for a reason that does not matter. */
export function publishDraft(store: Store, reason = 'Better words'): GuidelinePublication {
  const base: GuidelineVersionId[] = draftState(store).base.map(({ id }) => id);
  return publishNow(store, { base, reason, scopes: [] });
}

/** Draws a box of a class on a picture of the scene. */
export function label(store: Store, { images }: Scene, labelClass: ClassId, on = 0) {
  const id = newAnnotation(store.member);
  const operations = [{ type: 'put', id, class: labelClass, geometry: box(10, 10) }] as const;
  editImage(store, { image: images[on]!, label: 'draw', operations });
  return id;
}

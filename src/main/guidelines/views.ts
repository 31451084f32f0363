import type { ExampleView, Person, PictureState, VersionView } from '@shared/contract/guideline-views';
import type { ImageId, MemberId } from '@shared/model/ids';
import type { RuleExample } from '@shared/model/rule';
import { countPins, type VersionOutline } from '@main/db/queries/guideline-versions';
import { imageById, isMissing } from '@main/db/queries/images';
import { memberById } from '@main/db/queries/members';
import type { Store } from '@main/db/store';

export function person({ db }: Store, id: MemberId): Person {
  return { id, name: memberById(db, id)?.name ?? '' };
}

export function pictureState({ db }: Store, image: ImageId): { readonly state: PictureState; readonly path: string } {
  const known = imageById(db, image);
  if (!known) return { state: 'gone', path: '' };
  return { state: isMissing(db, image) ? 'missing' : 'here', path: known.path };
}

export function exampleView(store: Store, example: RuleExample): ExampleView {
  return { ...example, ...pictureState(store, example.image) };
}

export function versionView(store: Store, version: VersionOutline): VersionView {
  return {
    id: version.id,
    number: version.number,
    parents: [...version.parents],
    author: person(store, version.author),
    publishedAt: version.publishedAt,
    reason: version.reason,
    rules: countPins(store.db, version.id),
  };
}

import { differingFields } from '@shared/changes/differing-fields';
import type { Draft } from '@shared/changes/edit';
import { kinds } from '@shared/changes/kinds';
import { winner } from '@shared/changes/register';
import type { ConflictView, ConflictsView } from '@shared/contract/conflicts';
import type { Geometry } from '@shared/geometry/geometry';
import { UserError } from '@shared/lib/user-error';
import { imageIdSchema, type ImageId } from '@shared/model/ids';
import { shapeSchema } from '@shared/model/shape';
import { mayWrite, ownerIn } from '@shared/sync/rights';
import { commit } from '@main/db/commit';
import { nameWords } from '@main/db/queries/names';
import {
  contestedEntities,
  listContested,
  valuesOf,
  type ContestedEntity,
  type ContestedValue,
} from '@main/db/queries/contested';
import { memberById } from '@main/db/queries/members';
import { storedHeads } from '@main/db/sqlite-registers';
import type { Store } from '@main/db/store';

/**
 * What was changed in two ways by people, or machines, that did not know of each other: all values side by side, so that
 * a person can choose. Until then the same one of them counts for everybody.
 *
 * @param limit at most so many.
 */
export function listConflicts(store: Store, limit: number): ConflictsView {
  const contested = listContested(store.db, limit);
  return {
    conflicts: contested.map((entity) => conflictView(store, entity)),
    total: contestedEntities(store.db),
  };
}

/**
 * Makes one of the values the only one. The others stay in the log.
 *
 * @param revision of the value that is kept.
 * @throws UserError `sync.conflictGone` when it is none of the values any more, `change.notAllowed`
 */
export function keepValue(store: Store, { kind, entity }: ContestedEntity, revision: number): void {
  const values = valuesOf(store.db, { kind, entity });
  const kept = values.find((value) => value.revision === revision);
  if (!kept || values.length < 2) {
    throw new UserError(
      'sync.conflictGone',
      {},
      'Somebody has chosen already, or a newer value has arrived. Look again. Nothing was written.',
    );
  }
  // The schema of the kind checks it again before it is written.
  commit(store, [{ kind, entity, value: parsed(kept) } as Draft], 'restore');
}

function conflictView(store: Store, { kind, entity }: ContestedEntity): ConflictView {
  const { db, member } = store;
  const values = valuesOf(db, { kind, entity });
  const parsedValues = values.map(parsed);
  const shown = winner(storedHeads(db, kind, entity));
  const named = nameWords(db);
  const picture = parsedValues.map(pictureOf).find((found) => found !== null) ?? null;
  return {
    kind,
    entity,
    name: parsedValues.map(titleOf).find((title) => title !== null) ?? null,
    image: picture,
    decidable: mayDecide(store, { kind, entity }, values),
    values: values.map(({ revision, member: by, at }, index) => ({
      revision,
      member: by,
      you: by === member,
      at: new Date(at).toISOString(),
      deleted: values[index]!.payload === null,
      counts: shown?.revision === revision,
      region: regionOf(parsedValues[index]),
    })),
    fields: differingFields(parsedValues).map(({ path, values: said }) => ({
      path,
      values: said.map((word) => (word === null ? null : named(word))),
    })),
  };
}

function mayDecide(store: Store, { kind }: ContestedEntity, values: readonly ContestedValue[]): boolean {
  const self = memberById(store.db, store.member);
  if (!self || self.revoked || kinds[kind].immutable) return false;
  if (self.role === 'lead') return true;
  return (
    mayWrite(kind, new Set([self.role])) &&
    values.every(({ payload }) => ownerIn(kind, payload, store.member) === store.member)
  );
}

function parsed({ payload }: ContestedValue): unknown {
  return payload === null ? null : JSON.parse(payload);
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function titleOf(value: unknown): string | null {
  const { name, title, path } = fieldsOf(value);
  return [name, title, path].find((word) => typeof word === 'string') ?? null;
}

function pictureOf(value: unknown): ImageId | null {
  return imageIdSchema.safeParse(fieldsOf(value)['image']).data ?? null;
}

/** The first shape that a value speaks of. */
function regionOf(value: unknown): Geometry | null {
  for (const [key, part] of Object.entries(fieldsOf(value))) {
    const found = key === 'geometry' || key === 'region' ? shapeSchema.safeParse(part).data : regionOf(part);
    if (found) return found;
  }
  return null;
}

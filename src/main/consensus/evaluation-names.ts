import { UserError } from '@shared/lib/user-error';
import type { MemberId } from '@shared/model/ids';
import { memberById } from '@main/db/queries/members';
import { modelsInUse } from '@main/db/queries/models-in-use';
import type { Store } from '@main/db/store';
import type { Judged, Standard } from './evaluation-sides';
import { annotatorNames } from './rate-objects';

/** What is judged: the model of that name, or the only one that suggested something. @throws as `modelNamed` does. */
export function judgedModel(store: Store, wanted?: string): Judged {
  return { type: 'model', model: modelNamed(store, wanted) };
}

/**
 * The model of that name with its version, or the only one that suggested something.
 *
 * @throws UserError `evaluation.noModel`, `evaluation.whichModel`, `evaluation.noSuchModel`.
 */
export function modelNamed({ db, path }: Store, wanted?: string): string {
  const models = modelsInUse(db);
  const others = models.join(', ');
  const [first] = models;
  if (first === undefined)
    throw new UserError(
      'evaluation.noModel',
      { path },
      `No model has suggested anything in ${path}. Have one look at it with "plumbline prelabel", or judge a person with --member.`,
    );
  if (wanted === undefined && models.length > 1)
    throw new UserError(
      'evaluation.whichModel',
      { path, others },
      `Several models have made suggestions in ${path}: ${others}. Say which one with --model.`,
    );
  const found =
    wanted === undefined ? first : models.find((model) => model === wanted || model.startsWith(`${wanted}@`));
  if (found !== undefined) return found;
  throw new UserError(
    'evaluation.noSuchModel',
    { path, name: wanted ?? '', others },
    `No suggestion in ${path} is of the model ${wanted}. There are: ${others}.`,
  );
}

/** @throws UserError `evaluation.noSuchMember`; `evaluation.private` for another person's figures. */
export function judgedMember(store: Store, name: string): Judged {
  const member = memberNamed(store, name);
  if (member !== store.member && memberById(store.db, store.member)?.role !== 'lead')
    throw new UserError(
      'evaluation.private',
      { name },
      `How well ${name} labels is told to a lead and to ${name} alone.`,
    );
  return { type: 'member', member };
}

/**
 * @param text `gold`, `labels` or `member:NAME`; null when it is none of them.
 * @throws UserError `evaluation.noSuchMember`, `evaluation.sameSide` for somebody who is judged by themselves.
 */
export function standardOf(store: Store, text: string, judged: Judged): Standard | null {
  if (text === 'gold' || text === 'labels') return { type: text };
  const name = /^member:(.+)$/s.exec(text)?.[1];
  if (name === undefined) return null;
  const member = memberNamed(store, name);
  if (judged.type === 'member' && judged.member === member)
    throw new UserError('evaluation.sameSide', { name }, `${name} cannot be judged by their own labels.`);
  return { type: 'member', member };
}

function memberNamed(store: Store, name: string): MemberId {
  const names = annotatorNames(store);
  const wanted = name.trim().normalize('NFC');
  for (const [id, known] of names) if (known === wanted) return id;
  const others = [...names.values()].sort().slice(0, 10).join(', ');
  throw new UserError(
    'evaluation.noSuchMember',
    { path: store.path, name, others },
    `Nobody in ${store.path} is called "${name}". There are: ${others}.`,
  );
}

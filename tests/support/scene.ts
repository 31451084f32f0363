import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import { newOwnedId } from '@shared/changes/owned-id';
import type { AnnotationId, ClassId, ImageId, RootId, MemberId } from '@shared/model/ids';
import { imageIdOf } from '@shared/model/image';
import { commit } from '@main/db/commit';
import type { Store } from '@main/db/store';

export interface Scene {
  readonly root: RootId;
  readonly images: readonly ImageId[];
  readonly classes: readonly ClassId[];
}

/** Puts `images` pictures and three classes into a store; no files lie behind them. */
export function scene(store: Store, images = 3): Scene {
  const root = newId<RootId>();
  const classes = ['person', 'car', 'sign'].map((name, order) => ({ id: newId<ClassId>(), name, order }));
  const pictures = Array.from({ length: images }, (_, index) =>
    index.toString(16).padStart(64, '0').replace(/^0/, 'a'),
  );
  const drafts: Draft[] = [
    { kind: 'root', entity: root, value: { name: 'pictures' } },
    ...classes.map(({ id, name, order }): Draft => ({
      kind: 'class',
      entity: id,
      value: { name, colour: '#e69f00', order },
    })),
    ...pictures.map((sha256, index): Draft => ({
      kind: 'image',
      entity: imageIdOf(fingerprint(sha256)),
      value: {
        sha256: fingerprint(sha256),
        root,
        path: `image-${index}.jpg`,
        width: 640,
        height: 480,
        format: 'jpeg',
        bytes: 1000,
        bitDepth: 8,
        addedAt: '2026-01-01T00:00:00.000Z',
      },
    })),
  ];
  commit(store, drafts, 'no-undo');
  return {
    root,
    classes: classes.map(({ id }) => id),
    images: pictures.map((sha256) => imageIdOf(fingerprint(sha256))),
  };
}

/** The image id takes the first 16 bytes, so what tells pictures apart must stand there. */
function fingerprint(padded: string): string {
  return padded.slice(32) + padded.slice(0, 32);
}

export function box(x: number, y: number, width = 20, height = 10) {
  return { type: 'box', x, y, width, height } as const;
}

/** @param owner needed where nobody but a lead could write it otherwise. */
export const newAnnotation = (owner?: MemberId) => (owner ? newOwnedId<AnnotationId>(owner) : newId<AnnotationId>());

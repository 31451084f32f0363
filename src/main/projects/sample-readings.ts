import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import { newOwnedId } from '@shared/changes/owned-id';
import { geometrySchema, type Geometry } from '@shared/geometry/geometry';
import { assertExists } from '@shared/lib/assert';
import type { AttributeValues } from '@shared/model/attribute';
import type { AnnotationId, ImageId, MemberId, SubmissionId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { listClasses } from '@main/db/queries/classes';
import { allImages } from '@main/db/queries/images';
import type { Store } from '@main/db/store';

const labelSchema = z.object({
  class: z.string(),
  geometry: geometrySchema,
  text: z.string().optional(),
  attributes: z.record(z.string(), z.boolean()).default({}),
});

const readingsSchema = z.object({
  annotators: z.array(z.string()),
  /** By file name, then by person. */
  readings: z.record(z.string(), z.record(z.string(), z.array(labelSchema))),
});

type Label = z.infer<typeof labelSchema>;

/** Puts in how three people read some of the pictures, each on their own: what a reviewer finds in the sample. */
export function addReadings(store: Store, path: string): void {
  const { annotators, readings } = readingsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const members = new Map(annotators.map((name) => [name, newId<MemberId>()]));
  const images = new Map(allImages(store.db).map(({ id, path: file }) => [file.split('/').at(-1)!, id]));
  const drafts = [...members].map(([name, id]): Draft => ({
    kind: 'member',
    entity: id,
    value: { name, role: 'annotator' },
  }));
  const at = new Date(store.machine.now()).toISOString();
  const draftLabel = drafter(store);
  for (const [file, byPerson] of Object.entries(readings)) {
    const image = assertExists(images.get(file), `the sample has the picture ${file}`);
    for (const [name, labels] of Object.entries(byPerson)) {
      const member = assertExists(members.get(name), `the sample has the person ${name}`);
      drafts.push(...labels.map((label) => draftLabel(label, image, member)), {
        kind: 'submission',
        entity: newOwnedId<SubmissionId>(member),
        value: { image, member, at },
      });
    }
  }
  commit(store, drafts, 'no-undo');
}

function drafter({ db }: Store): (label: Label, image: ImageId, author: MemberId) => Draft {
  const classes = new Map(listClasses(db).map((one) => [one.name, one]));
  return ({ class: name, geometry, text, attributes }, image, author) => {
    const labelClass = assertExists(classes.get(name), `the sample has the class ${name}`);
    const answers = Object.fromEntries(
      (labelClass.attributes ?? []).flatMap(({ id, name: question }) =>
        question in attributes ? [[id, attributes[question]!]] : [],
      ),
    ) as AttributeValues;
    return {
      kind: 'annotation',
      entity: newOwnedId<AnnotationId>(author),
      value: {
        image,
        class: labelClass.id,
        author,
        geometry: geometry as Geometry,
        source: { type: 'drawn' },
        attributes: answers,
        ...(text === undefined ? {} : { transcription: { text, legibility: 'legible' as const } }),
      },
    };
  };
}

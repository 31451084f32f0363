import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { AddReport } from '@shared/contract/reports';
import { UserError } from '@shared/lib/user-error';
import { newId } from '@shared/changes/new-id';
import type { AttributeId } from '@shared/model/attribute';
import { labelClassSchema } from '@shared/model/label-class';
import { openStore } from '@main/db/open';
import type { Store } from '@main/db/store';
import { createProject } from './create-project';
import { addReadings } from './sample-readings';

const recipeSchema = z.object({
  name: z.string(),
  ontology: z.object({
    classes: z.array(
      labelClassSchema
        .pick({ name: true, colour: true })
        // Names of what is asked of its objects, to be answered by yes or no.
        .extend({ attributes: z.array(z.string()).default([]) }),
    ),
  }),
});

export interface SampleTools {
  /** `resources/sample`: read-only. */
  readonly resources: string;
  /** Where the person's own copy lives. */
  readonly home: string;
  readonly memberName: string;
  readonly addImages: (store: Store, paths: readonly string[]) => Promise<AddReport>;
}

/**
 * Opens the person's own copy of the sample project, made at the first call: pictures and project are copied so that
 * all of it can be tried out, and deleted, without a trace in what was installed.
 */
export async function openSample({ resources, home, memberName, addImages }: SampleTools): Promise<Store> {
  const path = join(home, 'Sample.plumb');
  if (existsSync(path)) return openStore(path);
  const recipe = recipeSchema.parse(JSON.parse(readFileSync(join(resources, 'sample.json'), 'utf8')));
  const draft = join(home, 'Sample.making.plumb');
  for (const suffix of ['', '-wal', '-shm']) rmSync(draft + suffix, { force: true });
  mkdirSync(home, { recursive: true });
  cpSync(join(resources, 'images'), join(home, 'images'), { recursive: true });
  const store = createProject(draft, {
    name: recipe.name,
    template: 'objects',
    classes: recipe.ontology.classes.map(({ attributes, ...one }) => ({
      ...one,
      attributes: attributes.map((name) => ({
        id: newId<AttributeId>(),
        name,
        type: 'boolean' as const,
        required: false,
      })),
    })),
    memberName,
  });
  try {
    refuseIncomplete(await addImages(store, [join(home, 'images')]));
    addReadings(store, join(resources, 'readings.json'));
  } finally {
    store.db.close();
  }
  // Under its own name only when it is whole: a start that is interrupted begins anew.
  renameSync(draft, path);
  return openStore(path);
}

/** The sample's pictures are our own: one that cannot be read means that something is wrong with this installation. */
function refuseIncomplete({ rejected: [first] }: AddReport): void {
  if (first) throw new UserError(first.code, { path: first.path, reason: first.message }, first.message);
}

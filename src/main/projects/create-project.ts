import { newId } from '@shared/changes/new-id';
import type { Draft } from '@shared/changes/edit';
import { UserError } from '@shared/lib/user-error';
import type { ClassId } from '@shared/model/ids';
import type { LabelClass } from '@shared/model/label-class';
import { paletteColour } from '@shared/model/palette';
import type { Project } from '@shared/model/project';
import { createStore } from '@main/db/create';
import type { Store } from '@main/db/store';

/** One class as a project is begun with; a colour is picked when none is given. */
export interface FirstClass {
  readonly name: string;
  readonly colour?: string | undefined;
  readonly attributes?: LabelClass['attributes'];
  readonly shapes?: LabelClass['shapes'];
}

export interface NewProject extends Project {
  readonly classes: readonly FirstClass[];
  /** The person's name; becomes the first member, a lead. */
  readonly memberName: string;
}

/** Makes a project file at `path`. @throws UserError `project.exists`, `class.nameTaken`, `change.invalid`, `store.*` */
export function createProject(path: string, { name, template, classes, memberName }: NewProject): Store {
  refuseTwice(classes);
  const drafts = classes.map((first, order): Draft => ({
    kind: 'class',
    entity: newId<ClassId>(),
    value: { ...first, colour: first.colour ?? paletteColour(order), order },
  }));
  return createStore(path, { name, template }, { name: memberName, role: 'lead' }, drafts);
}

function refuseTwice(classes: readonly FirstClass[]): void {
  const seen = new Set<string>();
  for (const { name } of classes) {
    if (seen.has(name.toLowerCase())) {
      throw new UserError('class.nameTaken', { name }, `The class "${name}" is named twice. Name each class once.`);
    }
    seen.add(name.toLowerCase());
  }
}

import type { AttributeId, AttributeValue } from '@shared/model/attribute';
import type { ClassId, ImageId } from '@shared/model/ids';
import { casesOfLabels } from '@main/db/queries/cases-of-labels';
import { listClasses } from '@main/db/queries/classes';
import { tagsOfImage } from '@main/db/queries/image-tags';
import type { Store } from '@main/db/store';
import type { HeldObject } from './evaluation-sides';

/** By what a figure may be told apart: of whole images by tag and folder, of single objects by the others. */
export const imageSlices = ['tag', 'folder'] as const;
export const objectSlices = ['attribute', 'case', 'rule'] as const;
export const evaluationSlices = [...imageSlices, ...objectSlices] as const;
export type EvaluationSlice = (typeof evaluationSlices)[number];

/** In which parts of a slice an image or an object is, by name. */
export interface Slicer {
  readonly ofImage: (by: (typeof imageSlices)[number], image: ImageId, path: string) => readonly string[];
  readonly ofObject: (by: (typeof objectSlices)[number], object: HeldObject) => readonly string[];
}

/** @param rulesOf the titles of the rules that are about a class. */
export function slicerOf(store: Store, rulesOf: (name: ClassId) => readonly string[]): Slicer {
  const classes = listClasses(store.db);
  const names = new Map(classes.map(({ id, name }) => [id, name]));
  const definitions = new Map(classes.flatMap(({ attributes }) => (attributes ?? []).map((one) => [one.id, one])));
  const wordsOf = (id: AttributeId, value: AttributeValue): string[] => {
    const definition = definitions.get(id);
    if (!definition || definition.type === 'text' || definition.type === 'number') return [];
    const options = 'options' in definition ? definition.options : [];
    const word = (one: unknown) => options.find((option) => option.id === one)?.name ?? String(one);
    return (Array.isArray(value) ? value : [value]).map((one) => `${definition.name}: ${word(one)}`);
  };
  return {
    ofImage: (by, image, path) => {
      if (by === 'folder') return [path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.'];
      return [
        ...new Set(
          tagsOfImage(store.db, image).map(({ tag }) =>
            tag.type === 'class' ? (names.get(tag.class) ?? '') : tag.type === 'word' ? tag.word : 'empty',
          ),
        ),
      ];
    },
    ofObject: (by, { class: name, labels, answers }) => {
      if (by === 'case') return casesOfLabels(store.db, labels).map(({ title }) => title);
      if (by === 'rule') return rulesOf(name as ClassId);
      return Object.entries(answers).flatMap(([id, value]) =>
        wordsOf(id as AttributeId, value).map((word) => `${names.get(name as ClassId) ?? ''}, ${word}`),
      );
    },
  };
}

import { answerTexts, type YesNo } from '@shared/attributes/value-text';
import type { ClassView } from '@shared/contract/classes';
import type { AnnotationShape } from '../../../canvas/editor/shape';

/**
 * The objects in whose class, answers or text every word of the search is found, whatever its case. Hangul is compared in
 * one form, however it was typed.
 */
export function findObjects(
  objects: readonly AnnotationShape[],
  search: string,
  known: readonly ClassView[],
  words: YesNo,
): readonly AnnotationShape[] {
  const wanted = folded(search).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return objects;
  const byId = new Map(known.map((one) => [one.id, one]));
  return objects.filter((shape) => {
    const label = byId.get(shape.class);
    const answers = answerTexts(label?.attributes ?? [], shape.attributes, words);
    const text = folded([label?.name ?? '', ...answers, shape.transcription?.text ?? ''].join('\n'));
    return wanted.every((word) => text.includes(word));
  });
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

import type { Similarity } from '../agreement/objects/similarity';
import type { Geometry } from '../geometry/geometry';
import { sameGeometry } from '../geometry/same-geometry';
import type { ClassId } from '../model/ids';
import type { Transcription } from '../model/transcription';

/** What is compared of a suggestion and the label that was made of it. */
export interface Said {
  readonly class: ClassId;
  readonly geometry: Geometry;
  readonly transcription?: Transcription | null | undefined;
}

/** What a person put right in a label after they had accepted it: so far the model was wrong. */
export interface ModelError {
  readonly isClassChanged: boolean;
  /** 0 to 1; null: its shape is as it was suggested. */
  readonly overlap: number | null;
  readonly isTextChanged: boolean;
}

/** @returns null when the label still is what was suggested. */
export function modelError(suggested: Said, label: Said, similarity: Similarity): ModelError | null {
  const isClassChanged = suggested.class !== label.class;
  const overlap = sameGeometry(suggested.geometry, label.geometry)
    ? null
    : similarity(suggested.geometry, label.geometry);
  const isTextChanged = textOf(suggested) !== textOf(label);
  return isClassChanged || overlap !== null || isTextChanged ? { isClassChanged, overlap, isTextChanged } : null;
}

function textOf({ transcription }: Said): string {
  return transcription ? `${transcription.legibility} ${transcription.text}` : '';
}

import type { ImageDocument } from '@shared/contract/annotate';
import type { Bounds } from '@shared/geometry/coordinate';
import { growBounds, imageExtent } from '@shared/geometry/extent';
import { sameGeometry } from '@shared/geometry/same-geometry';
import type { ImageId } from '@shared/model/ids';
import { sameRelations, type Relations } from './relations';
import { annotationShape, sameLabel, suggestionShape, type Shape, type ShapeId } from './shape';

/** One image with everything drawn on it. Immutable: an edit makes a new document that shares all untouched shapes. */
export interface EditorDocument {
  readonly image: ImageId;
  /** In image pixels, after EXIF orientation. */
  readonly width: number;
  readonly height: number;
  /** Shapes may reach outside the image. Left out: they are kept inside. */
  readonly outside?: boolean;
  /** People's labels and undecided suggestions. */
  readonly shapes: ReadonlyMap<ShapeId, Shape>;
  /** Also those of labels that are deleted, which may come back. */
  readonly relations: Relations;
  /** Objects that are to be left alone; they may be on other images too. */
  readonly locked: ReadonlySet<ShapeId>;
}

export function documentOf(loaded: ImageDocument): EditorDocument {
  const shapes = new Map<ShapeId, Shape>();
  for (const prediction of loaded.predictions) {
    if (prediction.decision === 'pending') shapes.set(prediction.id, suggestionShape(prediction));
  }
  for (const annotation of loaded.annotations) shapes.set(annotation.id, annotationShape(annotation));
  const { id, width, height } = loaded.image;
  const relations = new Map(loaded.relations.map((relation) => [relation.id, relation]));
  return { image: id, width, height, outside: loaded.outside ?? false, shapes, relations, locked: new Set() };
}

/** Where shapes may be: on the image, or as far around it as it is large. */
export function extentOf({ width, height, outside }: Pick<EditorDocument, 'width' | 'height' | 'outside'>): Bounds {
  const image = imageExtent(width, height);
  return outside ? growBounds(image, Math.max(width, height)) : image;
}

/** The document as read again; shapes that are as they were keep their identity. */
export function reloadedDocument(before: EditorDocument, loaded: ImageDocument): EditorDocument {
  const read = documentOf(loaded);
  const shapes = new Map<ShapeId, Shape>();
  for (const shape of read.shapes.values()) {
    const old = before.shapes.get(shape.id);
    shapes.set(shape.id, old && isSame(old, shape) ? old : shape);
  }
  const relations = sameRelations(before.relations, read.relations) ? before.relations : read.relations;
  return { ...read, shapes, relations, locked: before.locked };
}

function isSame(one: Shape, other: Shape): boolean {
  if (one.kind === 'annotation' && other.kind === 'annotation') return sameLabel(one, other);
  return one.kind === other.kind && one.class === other.class && sameGeometry(one.geometry, other.geometry);
}

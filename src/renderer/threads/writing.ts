import { createStore } from 'zustand/vanilla';
import type { Geometry } from '@shared/geometry/geometry';
import type { AnnotationId, ImageId } from '@shared/model/ids';

/** What a new issue is about. */
export interface About {
  readonly image: ImageId;
  /** Null: the whole picture. */
  readonly region: Geometry | null;
  readonly annotation: AnnotationId | null;
}

/** The issue that is being written; null: none. A command begins one, the list of issues has the form. */
export const writing = createStore<{ readonly about: About | null }>(() => ({ about: null }));

export function writeIssue(about: About | null): void {
  writing.setState({ about });
}

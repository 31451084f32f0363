import type { z } from 'zod';
import type { Annotation } from '../model/annotation';
import { annotationSchema } from '../model/annotation';
import type { Image } from '../model/image';
import { imageSchema } from '../model/image';
import type { LabelClass } from '../model/label-class';
import { labelClassSchema } from '../model/label-class';
import type { Member } from '../model/member';
import { memberSchema } from '../model/member';
import type { Prediction } from '../model/prediction';
import { predictionSchema } from '../model/prediction';
import type { Project } from '../model/project';
import { projectSchema } from '../model/project';
import type { Root } from '../model/root';
import { rootSchema } from '../model/root';
import type { AnnotationId, ClassId, ImageId, MemberId, PredictionId, ProjectId, RootId } from '../model/ids';

/** The record of each kind of entity, and the brand of its id. */
export interface Entities {
  project: { id: ProjectId; value: Project };
  member: { id: MemberId; value: Member };
  class: { id: ClassId; value: LabelClass };
  root: { id: RootId; value: Root };
  image: { id: ImageId; value: Image };
  annotation: { id: AnnotationId; value: Annotation };
  prediction: { id: PredictionId; value: Prediction };
}

export type Kind = keyof Entities;

/**
 * Who will read a change once it travels (sync.md 2.1): everybody, or only its author and the reviewers. A device
 * writes one feed for each.
 */
export type Channel = 'public' | 'labels';

interface KindDefinition {
  /** Stored and hashed; never reused. */
  readonly code: number;
  /** Raised when the payload gains a meaning that older versions cannot ignore. */
  readonly version: number;
  readonly channel: Channel;
  readonly schema: z.ZodType;
}

export const kinds: Readonly<Record<Kind, KindDefinition>> = {
  project: { code: 1, version: 1, channel: 'public', schema: projectSchema },
  member: { code: 2, version: 1, channel: 'public', schema: memberSchema },
  class: { code: 3, version: 1, channel: 'public', schema: labelClassSchema },
  root: { code: 4, version: 1, channel: 'public', schema: rootSchema },
  image: { code: 5, version: 1, channel: 'public', schema: imageSchema },
  annotation: { code: 6, version: 1, channel: 'labels', schema: annotationSchema },
  prediction: { code: 7, version: 1, channel: 'public', schema: predictionSchema },
};

const kindByCode = new Map(Object.entries(kinds).map(([kind, { code }]) => [code, kind as Kind]));

/** @returns undefined for a code that a newer Plumbline wrote. */
export function kindOfCode(code: number): Kind | undefined {
  return kindByCode.get(code);
}

import type { Envelope } from '@shared/contract/envelope';
import type { Rectangle } from '@shared/embeddings/region';
import type { ModelCard } from './card';
import type { Detection } from './detection';
import type { Recognition } from './recognise/recognise-model';

/** What the host asks of the process that runs the models. `folder` names the model: its card and its file are there. */
export type Request =
  | { readonly id: number; readonly kind: 'open'; readonly folder: string }
  | {
      readonly id: number;
      readonly kind: 'detect';
      readonly folder: string;
      readonly imagePath: string;
      readonly threshold: number;
    }
  | {
      readonly id: number;
      readonly kind: 'embed';
      readonly folder: string;
      readonly imagePath: string;
      readonly regions: readonly Rectangle[];
    }
  | { readonly id: number; readonly kind: 'inspect'; readonly path: string }
  /** Nobody waits for the request `id` any more; it gets no answer if it has not been worked on yet. */
  | { readonly id: number; readonly kind: 'cancel' };

export interface Answers {
  readonly inspect: Recognition;
  readonly open: ModelCard;
  readonly detect: readonly Detection[];
  /** A unit vector for each region, end to end. */
  readonly embed: Float32Array;
}

export interface Reply {
  readonly id: number;
  readonly result: Envelope<Answers[keyof Answers]>;
}

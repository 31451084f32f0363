import type { Envelope } from '@shared/contract/envelope';
import type { ModelCard } from './card';
import type { Detection } from './detection';

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
  /** Nobody waits for the request `id` any more; it gets no answer if it has not been worked on yet. */
  | { readonly id: number; readonly kind: 'cancel' };

export interface Answers {
  readonly open: ModelCard;
  readonly detect: readonly Detection[];
}

export interface Reply {
  readonly id: number;
  readonly result: Envelope<Answers[keyof Answers]>;
}

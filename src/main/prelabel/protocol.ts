import type { Envelope } from '@shared/contract/envelope';
import type { Rectangle } from '@shared/embeddings/region';
import type { ModelCard } from './card';
import type { DetectRequest } from './detect';
import type { Detection } from './detection';
import type { Prompt, PromptAnswer } from './prompt-session';
import type { TextRequest } from './read-text';
import type { Recognition } from './recognise/recognise-model';

/** What the host asks of the process that runs the models. `folder` names the model: its card and its file are there. */
export type Request =
  | { readonly id: number; readonly kind: 'open'; readonly folder: string }
  | {
      readonly id: number;
      readonly kind: 'detect';
      readonly folder: string;
      readonly request: DetectRequest;
    }
  | { readonly id: number; readonly kind: 'text'; readonly folders: TextFolders; readonly request: TextRequest }
  | {
      readonly id: number;
      readonly kind: 'embed';
      readonly folder: string;
      readonly imagePath: string;
      readonly regions: readonly Rectangle[];
    }
  /** Looks at a picture in advance, so that the first answer comes soon. */
  | { readonly id: number; readonly kind: 'see'; readonly folder: string; readonly imagePath: string }
  | {
      readonly id: number;
      readonly kind: 'prompt';
      readonly folder: string;
      readonly imagePath: string;
      readonly prompt: Prompt;
    }
  | { readonly id: number; readonly kind: 'inspect'; readonly path: string }
  /** Nobody waits for the request `id` any more; it gets no answer if it has not been worked on yet. */
  | { readonly id: number; readonly kind: 'cancel' };

/** The models that read text together; null for one that is done without. */
export interface TextFolders {
  readonly find: string;
  readonly turn: string | null;
  readonly read: string | null;
}

export interface Answers {
  readonly inspect: Recognition;
  readonly open: ModelCard;
  readonly detect: readonly Detection[];
  readonly text: readonly Detection[];
  readonly see: boolean;
  readonly prompt: PromptAnswer;
  /** A unit vector for each region, end to end. */
  readonly embed: Float32Array;
}

export interface Reply {
  readonly id: number;
  readonly result: Envelope<Answers[keyof Answers]>;
}

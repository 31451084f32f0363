import { UserError } from '@shared/lib/user-error';
import { z } from 'zod';
import { modelCardSchema, type InputSpec, type ModelCard } from './card';

/** Ways to scale pixels that networks are trained with. */
export const pixelValues = {
  /** 0 to 1. */
  unit: { mean: [0, 0, 0], std: [255, 255, 255] },
  /** -1 to 1. */
  centred: { mean: [127.5, 127.5, 127.5], std: [127.5, 127.5, 127.5] },
  /** 0 to 255, as they are. */
  bytes: { mean: [0, 0, 0], std: [1, 1, 1] },
  /** By the mean and the deviation of ImageNet, in the order of the colours. */
  imagenet: { mean: [123.675, 116.28, 103.53], std: [58.395, 57.12, 57.375] },
} as const satisfies Record<string, Pick<InputSpec, 'mean' | 'std'>>;

export type PixelValues = keyof typeof pixelValues;

/** What a person may say of a model that its file does not. */
export interface CardChanges {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly classes?: readonly string[] | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly resize?: InputSpec['resize'] | undefined;
  readonly values?: PixelValues | undefined;
  readonly order?: InputSpec['order'] | undefined;
  readonly score?: number | undefined;
  readonly overlap?: number | undefined;
  readonly licence?: string | undefined;
}

/** @throws UserError `model.badCard` when the card would not be one. */
export function changeCard(card: ModelCard, changes: CardChanges): ModelCard {
  const order = changes.order ?? card.input.order;
  const scaled = changes.values && pixelValues[changes.values];
  const turned = (values: readonly number[]) => (order === 'BGR' ? values.toReversed() : values);
  const size = { width: changes.width ?? card.input.width, height: changes.height ?? card.input.height };
  const changed = {
    ...card,
    id: changes.id ?? card.id,
    name: changes.name ?? card.name,
    classes: changes.classes ?? card.classes,
    input: {
      ...card.input,
      ...size,
      order,
      resize: changes.resize ?? card.input.resize,
      ...(scaled ? { mean: turned(scaled.mean), std: turned(scaled.std) } : {}),
    },
    ...(card.task === 'embed' && card.embedding ? { embedding: { ...card.embedding, ...size } } : {}),
    thresholds: {
      score: changes.score ?? card.thresholds.score,
      overlap: changes.overlap ?? card.thresholds.overlap,
    },
    licence: { ...card.licence, spdx: changes.licence ?? card.licence.spdx },
  };
  const parsed = modelCardSchema.safeParse(changed);
  if (parsed.success) return parsed.data;
  const reason = z.prettifyError(parsed.error);
  throw new UserError('model.badCard', { path: card.file, reason }, `The model card cannot be used: ${reason}`);
}

import { z } from 'zod';
import type { Contract } from './define';

/** How the picture is shown; the file is never touched. */
export const adjustmentsSchema = z.strictObject({
  /** -100 (black) to 100 (white). */
  brightness: z.number().min(-100).max(100),
  /** -100 (all one grey) to 100. */
  contrast: z.number().min(-100).max(100),
  /** 1 leaves the middle tones as they are; more makes them brighter. */
  gamma: z.number().min(0.1).max(5),
  invert: z.boolean(),
  /** What is shown from black to white, as parts of the picture's range of values; null: what suits the picture. */
  window: z
    .strictObject({ low: z.number().min(-1).max(1), high: z.number().min(0).max(2) })
    .nullable()
    .default(null),
});

/** How a canvas looks on this machine; never part of a project. */
export const looksSchema = z.strictObject({
  /** In force for every image while `keepAdjustments` is on. */
  adjustments: adjustmentsSchema,
  /** The adjustments of one image go along to the next. */
  keepAdjustments: z.boolean(),
  /** Whose name is written beside it: of what is selected or under the pointer, of everything, of nothing. */
  labels: z.enum(['hand', 'all', 'off']),
  /** Whose relations are drawn: of what is selected or under the pointer, of everything, of nothing. */
  relations: z.enum(['hand', 'all', 'off']),
  colourBy: z.enum(['class', 'object', 'author', 'agreement']),
  /** Opacity of the inside of shapes, 0 to 1. */
  fill: z.number().min(0).max(1),
  /** Width of outlines in CSS pixels. */
  outline: z.number().min(0.5).max(6),
  minimap: z.boolean(),
  /** Enlarges what is under the pointer while a vertex is dragged. */
  magnifier: z.boolean(),
  crosshair: z.boolean(),
  pixelGrid: z.boolean(),
});

export type Adjustments = z.infer<typeof adjustmentsSchema>;
export type Looks = z.infer<typeof looksSchema>;

export const unadjusted: Adjustments = { brightness: 0, contrast: 0, gamma: 1, invert: false, window: null };

export const defaultLooks: Looks = {
  adjustments: unadjusted,
  keepAdjustments: false,
  labels: 'hand',
  relations: 'hand',
  colourBy: 'class',
  fill: 0.14,
  outline: 1.5,
  minimap: true,
  magnifier: true,
  crosshair: true,
  pixelGrid: true,
};

export const looksContract = {
  'looks.read': { input: z.strictObject({}), output: looksSchema },
  'looks.write': { input: looksSchema, output: z.null() },
} as const satisfies Contract;

import { z } from 'zod';
import { uuidV8FromSha256 } from '../lib/uuid';
import { rootIdSchema, type ImageId } from './ids';

export const imageFormats = ['jpeg', 'png', 'webp', 'avif', 'gif', 'bmp', 'tiff'] as const;

/** `/`-separated and below its root: no drive, no leading slash, no `..`, no empty part. */
const relativePathSchema = z
  .string()
  .min(1)
  .max(4096)
  .refine(
    (path) => !path.includes('\\') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'),
    'expected a path below the root',
  );

/** One picture, known by its content. Sizes are in pixels after EXIF orientation. */
export const imageSchema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  root: rootIdSchema,
  path: relativePathSchema,
  width: z.number().int().min(1).max(1_000_000),
  height: z.number().int().min(1).max(1_000_000),
  format: z.enum(imageFormats),
  bytes: z.number().int().min(1),
  bitDepth: z.union([z.literal(8), z.literal(16), z.literal(32)]),
  addedAt: z.iso.datetime(),
});

export type ImageFormat = (typeof imageFormats)[number];
export type Image = Readonly<z.infer<typeof imageSchema>>;

/** The id is made of the content, so that a picture added on two machines is one image when they meet. */
export function imageIdOf(sha256: string): ImageId {
  return uuidV8FromSha256(sha256) as ImageId;
}

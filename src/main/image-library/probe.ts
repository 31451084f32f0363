import type { Image } from '@shared/model/image';

/** What is read from a picture before it may enter a project. */
export type ProbedImage = Pick<Image, 'sha256' | 'width' | 'height' | 'format' | 'bytes' | 'bitDepth'>;

/** Reads and hashes one file off the main thread. @throws UserError `image.*` when it is no picture that we can show. */
export type ProbeImage = (path: string, signal: AbortSignal) => Promise<ProbedImage>;

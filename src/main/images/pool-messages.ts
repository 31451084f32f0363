import type { Failure } from '@shared/contract/envelope';
import type { PictureSource } from './derive-picture';
import type { ProbedImage } from './probe-image';

/** What a picture worker can be asked, and what it answers. */
export interface PictureTasks {
  probe: { readonly input: { readonly path: string }; readonly output: ProbedImage };
  thumbnail: { readonly input: { readonly cache: string; readonly source: PictureSource }; readonly output: string };
  /** See samples.ts; only of pictures of 16 bits. */
  samples: { readonly input: { readonly cache: string; readonly source: PictureSource }; readonly output: string };
  /** All bits of a tile of a picture of 16. */
  splitTile: { readonly input: { readonly path: string }; readonly output: string };
  display: { readonly input: { readonly cache: string; readonly source: PictureSource }; readonly output: string };
}

export type TaskName = keyof PictureTasks;

export interface TaskRequest {
  readonly id: number;
  readonly name: TaskName;
  readonly input: PictureTasks[TaskName]['input'];
}

export type TaskReply =
  | { readonly id: number; readonly ok: true; readonly output: unknown }
  | { readonly id: number; readonly ok: false; readonly failure: Failure };

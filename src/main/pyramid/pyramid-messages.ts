import type { Failure } from '@shared/contract/envelope';
import type { PictureSource } from '@main/images/derive-picture';

/** What the process that cuts a picture is told; it does this one thing and ends. */
export interface CutRequest {
  readonly source: PictureSource;
  readonly folder: string;
}

export type CutReply = { readonly ok: true } | { readonly ok: false; readonly failure: Failure };

import type { FileHandle } from 'node:fs/promises';
import type { StoredImage } from '@main/db/queries/images';
import type { KeptRow } from '@main/db/queries/kept';
import type { SegmentRow } from '@main/db/queries/segments';
import type { Store } from '@main/db/store';
import type { Collected } from './collect';
import type { SnapshotShelf } from './snapshots/snapshot-shelf';

export interface Following {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** What brings a project's segments and pictures from one machine to another: a folder, a package, or a team hub. */
export interface Carrier {
  /** As people know it; never with a password in it. */
  readonly name: string;
  /** True for what somebody made and sent: it is taken in, and nothing is put into it. */
  readonly isReadOnly: boolean;
  /**
   * Makes sure that it is the one that this project knows by that name, before anything is written to it.
   *
   * @param accept true: whatever is there now is the right one.
   */
  meet(store: Store, accept: boolean): void | Promise<void>;
  /** Writes into the project what this way of travelling needs of it, before what is new here is sealed. */
  prepare(store: Store): Promise<void>;
  /**
   * Takes every segment that is not here yet. Each is a transaction: what was taken stays taken.
   *
   * @param options.thorough reads everything again instead of trusting names and sizes of what is known.
   * @param options.alone nobody else works on this project file.
   */
  collect(
    store: Store,
    options: Following & { readonly thorough: boolean; readonly alone?: boolean },
  ): Promise<Collected>;
  /** Puts segments into it. */
  publish(store: Store, rows: readonly SegmentRow[], options: Following): Promise<void>;
  /** Carries on what only a later Plumbline can read, as it came, where that tells nobody what they must not know. */
  relay(store: Store, rows: readonly KeptRow[], options: Following): Promise<void>;
  pictures(store: Store): PictureShelf;
  snapshots(store: Store): SnapshotShelf;
}

/** The pictures that a carrier holds, by their content. A `UserError` of any of these is about all of them, a `PictureFault` about one. */
export interface PictureShelf {
  /** How many pictures are asked for or sent at the same time: several where each has to travel far. */
  atOnce(): Promise<number>;
  /** Whether something lies there under the name of a picture; only reading it shows that it is whole. */
  has(image: StoredImage, signal: AbortSignal): Promise<boolean>;
  /** Completes a file that is empty, or has the beginning of the picture. @returns false when what lies there is damaged. */
  fetch(image: StoredImage, to: FileHandle, signal: AbortSignal): Promise<boolean>;
  /** Whether a picture has to be sent. @param thorough what lies there is read. */
  lacks(image: StoredImage, thorough: boolean, signal: AbortSignal): Promise<boolean>;
  /** @param source path of a file with the picture's content. @throws what keeps it from being put there. */
  send(image: StoredImage, source: string, signal: AbortSignal): Promise<void>;
}

/** A snapshot that lies somewhere, as far as it can be told without reading it. */
export interface FoundSnapshot {
  /** As people know it. */
  readonly name: string;
  /** The first 16 digits of its hash, as its name claims. */
  readonly hash: string;
  /** How many changes it stands for, as its name claims. */
  readonly changes: number;
  /** @returns undefined for what cannot be read now, or was closed for others. @throws SegmentError */
  readonly read: () => Promise<Uint8Array | undefined>;
}

export interface PlacedSnapshot {
  readonly hash: string;
  readonly changes: number;
  readonly bytes: Uint8Array;
}

/** The snapshots that a carrier holds. */
export interface SnapshotShelf {
  list(): Promise<readonly FoundSnapshot[]>;
  /** @returns false when there is no key yet to close it for the reviewers. @throws UserError when it cannot be written. */
  put(snapshot: PlacedSnapshot): Promise<boolean>;
}

/** What was left out of a project file, and where it went. Result of `compact`. */
export interface CompactReport {
  /** Packages whose bytes are only in the archive now. */
  readonly segments: number;
  /** Changes that were replaced since, and are only in there now. */
  readonly changes: number;
  /** Size of the project file, in bytes. */
  readonly before: number;
  readonly after: number;
  /** Path of the package that it all went into. */
  readonly archive: string;
}

/** One thing that was left out, and why, in the words of an error code. */
export interface Rejected {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** Result of `add-images`. */
export interface AddReport {
  readonly added: number;
  /** Same content as an image that is already in the project, or as another file of the same run. */
  readonly duplicates: readonly { readonly path: string; readonly sameAs: string }[];
  readonly rejected: readonly Rejected[];
  /** Files that are no images by their name, and were not looked at. */
  readonly ignored: number;
}

/** Result of `relocate`. */
export interface RelocateReport {
  readonly found: number;
  readonly stillMissing: number;
}

/** Result of `prelabel`. */
export interface PrelabelReport {
  /** Images that were looked at now. */
  readonly images: number;
  /** Images that the model had looked at before in the same way. */
  readonly known: number;
  readonly predictions: number;
  /** Labels of the model that the project has no class for, with how many objects were left out for it. */
  readonly unmapped: readonly { readonly label: string; readonly count: number }[];
  readonly failed: readonly Rejected[];
}

/** Result of `embed`. */
export interface EmbedReport {
  /** Parts of images whose embedding was made now. */
  readonly made: number;
  /** Parts whose embedding was kept already. */
  readonly known: number;
  readonly failed: readonly Rejected[];
}

/** Result of `signals`. */
export interface SignalsReport {
  /** Cases that are suggested. */
  readonly suggested: number;
  /** Labels and suggestions that were looked at. */
  readonly objects: number;
}

/** One thing that a format could not carry, in words, with how often it happened and an example of where. */
export interface Loss {
  readonly code: string;
  readonly count: number;
  readonly example: string;
  /** English sentence. */
  readonly message: string;
}

/** Result of `import`. */
export interface ImportReport {
  readonly format: string;
  readonly images: number;
  readonly imagesAdded: number;
  readonly annotations: number;
  readonly classesAdded: readonly string[];
  readonly losses: readonly Loss[];
}

/** Result of `export`. */
export interface ExportReport {
  readonly format: string;
  readonly path: string;
  readonly images: number;
  readonly annotations: number;
  readonly losses: readonly Loss[];
}

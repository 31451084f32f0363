/** Absolute path of the Electron to run. @throws SetupError before set-up */
export function electronBinary(): string;

/** The binary that the `electron` package downloaded for the pinned version, or undefined. */
export function pinnedBinary(): string | undefined;

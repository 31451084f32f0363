/** Absolute path of the Electron to run. @throws SetupError before set-up */
export function electronBinary(): string;

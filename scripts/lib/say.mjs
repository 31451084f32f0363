/** One progress line. It goes to stderr, so that scripts which print JSON keep stdout for it. */
export function say(text) {
  process.stderr.write(`plumbline: ${text}\n`);
}

/** A failure the person can act on: shown without a stack trace. */
export class SetupError extends Error {
  name = 'SetupError';
}

/** Runs a script's main function; prints what went wrong and leaves with its exit code. */
export async function runMain(main) {
  // Colours only where a person sees them. FORCE_COLOR, which npm's callers like to set, would win over it in some tools.
  if (!process.stdout.isTTY) {
    process.env.NO_COLOR = '1';
    delete process.env.FORCE_COLOR;
  }
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (error instanceof SetupError) say(error.message);
    else process.stderr.write(`${error?.stack ?? error}\n`);
    process.exitCode = 1;
  }
}

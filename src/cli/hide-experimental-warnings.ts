/**
 * Libraries try what Node 20 calls experimental and later ones do not (X25519 of Web Crypto). A person who syncs can do
 * nothing about it; other warnings are printed as ever.
 */
export function hideExperimentalWarnings(): void {
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') process.stderr.write(`${warning.stack ?? warning.message}\n`);
  });
}

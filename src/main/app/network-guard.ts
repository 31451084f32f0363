import type { Session } from 'electron';

const localSchemes = ['app:', 'plumb:', 'blob:', 'data:', 'devtools:', 'chrome-extension:'];

/**
 * Nothing in the window reaches the network or the disk: what is not one of our own schemes is cancelled before it
 * leaves, whoever asked. It stands behind the content security policy, which guards pages only.
 *
 * @param developmentServer origin that is allowed while developing; null otherwise.
 */
export function guardNetwork(session: Session, developmentServer: string | null): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isLocalRequest(details.url, developmentServer) });
  });
}

/** @returns true for a request that stays inside the application. */
export function isLocalRequest(url: string, developmentServer: string | null): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  if (localSchemes.includes(protocol)) return true;
  return developmentServer !== null && ['http:', 'ws:'].includes(protocol) && host === new URL(developmentServer).host;
}

/**
 * What the page may load and run: nothing but our own files, and pictures through `plumb:`. Styles may be inline, for
 * the interface kit positions things with style attributes; scripts may not.
 *
 * @param developmentServer origin of the reloading server while developing, e.g. `http://localhost:5173`; null otherwise.
 */
export function contentSecurityPolicy(developmentServer: string | null): string {
  const live = developmentServer === null ? '' : ` ${developmentServer} ${developmentServer.replace(/^http/, 'ws')}`;
  // The reloading server puts a small script of its own into the page.
  const liveScript = developmentServer === null ? '' : " 'unsafe-inline'";
  return [
    "default-src 'none'",
    `script-src 'self'${liveScript}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' plumb: blob: data:",
    "font-src 'self'",
    `connect-src 'self' plumb:${live}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers that every answer to the page carries. */
export function securityHeaders(policy: string): Record<string, string> {
  return {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  };
}

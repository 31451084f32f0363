import type { Session } from 'electron';
import { createAppProtocol } from './app-protocol';
import { contentSecurityPolicy, securityHeaders } from './content-security-policy';
import type { Logger } from './logger';
import { guardNetwork } from './network-guard';
import { denyPermissions } from './permissions';

export interface SessionOptions {
  /** Folder of the built window. */
  readonly renderer: string;
  readonly developmentServer: string | null;
  readonly isOwnPage: (url: string) => boolean;
  /** Answers `plumb://`. */
  readonly pictures: (request: Request) => Promise<Response>;
  readonly logger: Logger;
}

/** Gives the session its schemes, its policy and its refusals. */
export function secureSession(session: Session, options: SessionOptions): void {
  const headers = securityHeaders(contentSecurityPolicy(options.developmentServer));
  session.protocol.handle('app', createAppProtocol(options.renderer, headers));
  session.protocol.handle('plumb', answeringAlways(options.pictures, options.logger));
  // Pages have no business on the disk, not even to learn whether a file is there.
  session.protocol.handle('file', () => new Response(null, { status: 403, headers }));
  session.webRequest.onHeadersReceived((details, answer) => {
    answer({ responseHeaders: { ...details.responseHeaders, ...headers } });
  });
  guardNetwork(session, options.developmentServer);
  denyPermissions(session, options.isOwnPage);
}

function answeringAlways(
  handler: (request: Request) => Promise<Response>,
  logger: Logger,
): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      return await handler(request);
    } catch (error) {
      logger.error(`${request.url} could not be served`, error);
      return new Response(null, { status: 500 });
    }
  };
}

import type { Session } from 'electron';

/** Putting text on the clipboard after a click is all that the window ever asks for. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Refuses camera, location, notifications, devices and the rest, for the page and for anything that got into it. */
export function denyPermissions(session: Session, isOwnPage: (url: string) => boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(granted.has(permission) && details.isMainFrame && isOwnPage(details.requestingUrl));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, _origin, details) =>
      granted.has(permission) && details.isMainFrame && isOwnPage(details.requestingUrl ?? ''),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
}

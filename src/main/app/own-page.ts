/** Where the built window lives. A scheme of our own, so that nothing else on the disk shares its origin. */
export const appOrigin = 'app://plumbline';

/**
 * Says whether a URL is the window's own page: its origin and its one document, with any query or fragment.
 *
 * @param pageUrl the page that the window was told to load.
 */
export function createOwnPageCheck(pageUrl: string): (url: string) => boolean {
  const own = documentOf(pageUrl);
  return (url) => own !== null && documentOf(url) === own;
}

function documentOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

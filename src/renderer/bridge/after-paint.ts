/** A window that nobody sees paints nothing: then it is not waited for. In milliseconds. */
const AT_MOST = 200;

/** Comes after the next frame: work that nobody waits for does not keep a frame back that somebody does. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, AT_MOST);
    requestAnimationFrame(() => {
      // A task of its own, which comes when the frame is out.
      setTimeout(() => {
        clearTimeout(late);
        resolve();
      });
    });
  });
}

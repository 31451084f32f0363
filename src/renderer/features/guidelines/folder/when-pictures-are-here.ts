const lookEvery = 100;
/** A picture that has not come by then is printed as a gap: a guideline is worth more than its last crop. */
const waitAtMost = 20_000;

/** Resolves when all crops of a page are there and decoded. */
export async function whenPicturesAreHere(page: HTMLElement): Promise<void> {
  const end = performance.now() + waitAtMost;
  while (page.querySelector('[data-crop="waiting"]') && performance.now() < end) await pause(lookEvery);
  const pictures = [...page.querySelectorAll<SVGImageElement & { decode(): Promise<void> }>('svg image')];
  await Promise.race([Promise.allSettled(pictures.map((picture) => picture.decode())), pause(waitAtMost)]);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

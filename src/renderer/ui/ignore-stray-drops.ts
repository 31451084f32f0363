/** A file that is dropped where nothing takes it must not be opened by the browser in place of the application. */
export function ignoreStrayDrops(target: Window): void {
  target.addEventListener('dragover', (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
  });
  target.addEventListener('drop', (event) => event.preventDefault());
}

import type { PreloadApi } from '@shared/contract/preload-api';

declare global {
  interface Window {
    /** Put there by the preload before any script of the page runs. */
    readonly plumbline: PreloadApi;
  }
}

import { createStore } from 'zustand/vanilla';

/** Something the palette can go to that is not a command: a picture, a class. */
export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  /** What kind of thing it is, in words. */
  readonly kind: string;
  /** `#rrggbb` of a mark before the label. */
  readonly colour?: string;
  readonly run: () => void | Promise<void>;
}

/** Finds entries for what was typed (never empty); at most about ten are shown. */
export type PaletteSource = (query: string) => Promise<readonly PaletteEntry[]>;

export const paletteSources = createStore<{ readonly sources: readonly PaletteSource[] }>(() => ({ sources: [] }));

/** Lets the palette find more; the result takes the source away. */
export function registerPaletteSource(source: PaletteSource): () => void {
  paletteSources.setState(({ sources }) => ({ sources: [...sources, source] }));
  return () => paletteSources.setState(({ sources }) => ({ sources: sources.filter((one) => one !== source) }));
}

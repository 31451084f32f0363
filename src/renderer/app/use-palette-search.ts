import { useEffect } from 'react';
import { registerPaletteSource } from '../commands/palette-sources';
import { findClasses, findImages } from './palette-search';

/** Lets the palette find classes and images as well as commands. */
export function usePaletteSearch(): void {
  useEffect(() => {
    const ends = [registerPaletteSource(findClasses), registerPaletteSource(findImages)];
    return () => ends.forEach((end) => end());
  }, []);
}

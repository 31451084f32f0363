import { useEffectEvent, useLayoutEffect } from 'react';
import type { ImageId } from '@shared/model/ids';
import type { Command } from '../../commands/command';
import { registerCommands } from '../../commands/registry';
import { findSimilar } from '../../similar/similar';
import { reportFailure } from '../../i18n/show-error';
import { caseOfSelection } from './case-of-selection';
import { listing, select } from './listing';
import { nothingSelected, selectAll, toggle } from './selection';

const focusOfListing = () => listing.getState().selection.focus;
const hasFocus = () => focusOfListing() !== null;

/** What the list does by its own keys while it has the focus; here so that the palette and the overlay of keys know it. */
export function useListingCommands(onOpen: (image: ImageId) => void): void {
  const open = useEffectEvent(onOpen);
  useLayoutEffect(() => registerCommands(listingCommands((image) => open(image))), []);
}

export function listingCommands(onOpen: (image: ImageId) => void): readonly Command[] {
  return [
    {
      id: 'images.open',
      label: 'commands.images.open',
      section: 'images',
      keys: ['Enter'],
      handledElsewhere: true,
      enabled: hasFocus,
      run: () => {
        const image = focusOfListing();
        if (image) onOpen(image);
      },
    },
    {
      id: 'images.similar',
      label: 'models.similar.imageCommand',
      section: 'images',
      keys: ['Alt+S'],
      enabled: hasFocus,
      run: () => {
        const image = focusOfListing();
        if (image) findSimilar({ type: 'image', image });
      },
    },
    {
      id: 'images.toggle',
      label: 'commands.images.toggle',
      section: 'images',
      keys: ['Space'],
      handledElsewhere: true,
      enabled: hasFocus,
      run: () => select((selection) => (selection.focus ? toggle(selection, selection.focus) : selection)),
    },
    {
      id: 'images.select-all',
      label: 'commands.images.selectAll',
      section: 'images',
      keys: ['Mod+A'],
      handledElsewhere: true,
      run: () => select(selectAll),
    },
    {
      id: 'images.make-case',
      label: 'cases.make.selection',
      section: 'images',
      enabled: () => listing.getState().selection.selected.size > 0,
      run: () => reportFailure(caseOfSelection()),
    },
    {
      id: 'images.select-none',
      label: 'commands.images.clear',
      section: 'images',
      keys: ['Escape'],
      handledElsewhere: true,
      run: () => select((selection) => ({ ...nothingSelected, focus: selection.focus })),
    },
  ];
}

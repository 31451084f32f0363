import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ImageId } from '@shared/model/ids';
import { everyImage, listing } from './listing';
import classes from './dialogs.module.css';

export type Scope = 'all' | 'shown' | 'selected';

interface Props {
  readonly value: Scope;
  readonly onChange: (scope: Scope) => void;
}

/** Which images a model looks at: all, those that the gallery's filter lets through, or the selected ones. */
export function PrelabelScope({ value, onChange }: Props) {
  const { t } = useTranslation();
  const selected = useStore(listing, (state) => state.selection.selected.size);
  const shown = useStore(listing, (state) => (isFiltered() ? (state.ids?.length ?? 0) : null));
  return (
    <Radio.Group label={t('images.prelabel.scope')} value={value} onChange={onChange}>
      <div className={classes['choices']}>
        <Radio value="all" label={t('images.prelabel.scope.all')} />
        {shown !== null && (
          <Radio value="shown" disabled={shown === 0} label={t('prelabel.scope.shown', { count: shown })} />
        )}
        <Radio
          value="selected"
          disabled={selected === 0}
          label={t('images.prelabel.scope.selected', { count: selected })}
        />
      </div>
    </Radio.Group>
  );
}

/** The scope that is likeliest meant: what was chosen or filtered before the dialog was opened. */
export function likelyScope(): Scope {
  const { selection, ids } = listing.getState();
  if (selection.selected.size > 1) return 'selected';
  return isFiltered() && ids !== null && ids.length > 0 ? 'shown' : 'all';
}

/** @returns null: every image of the project. */
export function imagesInScope(scope: Scope): ImageId[] | null {
  const { selection, ids } = listing.getState();
  if (scope === 'selected') return [...selection.selected];
  return scope === 'shown' ? [...(ids ?? [])] : null;
}

function isFiltered(): boolean {
  const { filter } = listing.getState();
  return filter.state !== everyImage.state || filter.class !== null || filter.text.trim() !== '';
}

import { Select, TextInput } from '@mantine/core';
import { IconArrowsSort, IconFilter } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { imageFilterSchema, imageSortSchema } from '@shared/contract/images';
import { useLive } from '../../bridge/use-live';
import { registerCommands } from '../../commands/registry';
import { filterCommand } from './filter-command';
import { ClassSelect } from './class-select';
import classes from './filter-bar.module.css';
import { filterBy, listing, sortBy } from './listing';

const stateSchema = imageFilterSchema.shape.state;

/** What is listed, and in which order. */
export function FilterBar() {
  const { t } = useTranslation();
  const filter = useStore(listing, (state) => state.filter);
  const sort = useStore(listing, (state) => state.sort);
  const knowsGold = useLive((state) => (state.project?.member.role ?? 'annotator') !== 'annotator');
  const states = stateSchema.options.filter((value) => value !== 'gold' || knowsGold);
  return (
    <div className={classes['bar']} role="search" aria-label={t('images.filter')}>
      <TextFilter text={filter.text} />
      <ClassSelect value={filter.class} onChange={(value) => filterBy({ class: value })} />
      <Select
        className={classes['state']}
        aria-label={t('images.filter.state')}
        allowDeselect={false}
        value={filter.state}
        data={states.map((value) => ({ value, label: t(`images.state.${value}`) }))}
        onChange={(value) => filterBy({ state: stateSchema.parse(value) })}
      />
      <Select
        className={classes['sort']}
        aria-label={t('images.sort')}
        allowDeselect={false}
        leftSection={<IconArrowsSort size={14} stroke={1.6} aria-hidden />}
        value={sort}
        data={imageSortSchema.options.map((value) => ({ value, label: t(`images.sort.${value}`) }))}
        onChange={(value) => sortBy(imageSortSchema.parse(value))}
      />
    </div>
  );
}

const typingPauseMilliseconds = 120;

function TextFilter({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  // The filter can be set from elsewhere as well: cleared by a button, or chosen in the palette.
  if (known !== text) {
    setKnown(text);
    setTyped(text);
  }
  useEffect(() => {
    if (typed === text) return undefined;
    const timer = setTimeout(() => filterBy({ text: typed }), typingPauseMilliseconds);
    return () => clearTimeout(timer);
  }, [typed, text]);
  useLayoutEffect(() => registerCommands([filterCommand(() => field.current?.select())]), []);
  return (
    <TextInput
      ref={field}
      className={classes['text']}
      aria-label={t('images.filter.text')}
      placeholder={t('images.filter.text')}
      leftSection={<IconFilter size={14} stroke={1.6} aria-hidden />}
      maxLength={500}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setTyped('');
      }}
    />
  );
}

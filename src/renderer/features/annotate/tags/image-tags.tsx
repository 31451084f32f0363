import { Autocomplete } from '@mantine/core';
import { IconCircleOff, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { TagView } from '@shared/contract/tags';
import type { MemberId } from '@shared/model/ids';
import type { Tag } from '@shared/model/image-tag';
import { useLive } from '../../../bridge/use-live';
import section from '../section.module.css';
import type { Session } from '../session/session';
import classes from './image-tags.module.css';
import { setTag, tagStore } from './tag-store';
import { saysEmpty } from './use-tags';

/** What is said of the whole image: its tags, and that somebody looked and found nothing. */
export function ImageTags({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const state = useStore(tagStore);
  const known = useLive((live) => live.classes);
  const member = useLive((live) => live.project?.member.id);
  const image = session.image.id;
  const empty = saysEmpty(state, member);
  const byOthers = state.tags
    .filter(({ tag }) => tag.type === 'empty')
    .flatMap(({ authors }) => authors.filter(({ id }) => id !== member).map(({ name }) => name));
  const said = state.tags.filter(({ tag }) => tag.type !== 'empty');
  return (
    <section className={`${section['section']} ${classes['section']}`} aria-labelledby="annotate-tags" data-part="tags">
      <div className={section['head']}>
        <h2 id="annotate-tags" className={section['title']}>
          {t('tags.title')}
        </h2>
        <div className={section['end']}>
          <button
            type="button"
            className={classes['empty']}
            aria-pressed={empty}
            title={byOthers.length > 0 ? t('tags.emptyBy', { names: byOthers.join(', ') }) : t('tags.empty.hint')}
            onClick={() => setTag(image, { type: 'empty' }, !empty)}
          >
            <IconCircleOff size={13} stroke={1.8} aria-hidden />
            {t('tags.empty')}
            {byOthers.length > 0 && <span>+{byOthers.length}</span>}
          </button>
        </div>
      </div>
      {said.length > 0 && (
        <ul className={classes['tags']} aria-label={t('tags.title')}>
          {said.map((view) => (
            <TagChip
              key={JSON.stringify(view.tag)}
              view={view}
              member={member}
              onSet={(tag, on) => setTag(image, tag, on)}
            />
          ))}
        </ul>
      )}
      <AddTag
        names={[...known.map(({ name }) => name), ...state.words]}
        onAdd={(name) => {
          const label = known.find((one) => one.name.toLowerCase() === name.toLowerCase());
          setTag(image, label ? { type: 'class', class: label.id } : { type: 'word', word: name }, true);
        }}
      />
    </section>
  );
}

interface TagChipProps {
  readonly view: TagView;
  readonly member: MemberId | undefined;
  readonly onSet: (tag: Tag, on: boolean) => void;
}

/** A tag of one's own can be taken back; one that only others gave can be joined. */
function TagChip({ view: { tag, authors }, member, onSet }: TagChipProps) {
  const { t } = useTranslation();
  const label = useLive((live) => (tag.type === 'class' ? live.classes.find(({ id }) => id === tag.class) : undefined));
  const mine = authors.some(({ id }) => id === member);
  const name = tag.type === 'word' ? tag.word : (label?.name ?? '');
  return (
    <li>
      <button
        type="button"
        className={classes['tag']}
        data-mine={mine || undefined}
        aria-label={t(mine ? 'tags.remove' : 'tags.join', { name })}
        title={authors.map((author) => author.name).join(', ')}
        onClick={() => onSet(tag, !mine)}
      >
        {label && <span className={classes['swatch']} style={{ background: label.colour }} />}
        <span className={classes['name']}>{name}</span>
        {authors.length > 1 && <span className={classes['count']}>{authors.length}</span>}
        {mine && <IconX size={11} stroke={2} aria-hidden />}
      </button>
    </li>
  );
}

function AddTag({ names, onAdd }: { readonly names: readonly string[]; readonly onAdd: (name: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  function add(name: string): void {
    if (name.trim() === '') return;
    onAdd(name.trim());
    setText('');
  }
  return (
    <div className={classes['add']}>
      <Autocomplete
        size="xs"
        aria-label={t('tags.add')}
        placeholder={t('tags.add.hint')}
        data={[...new Set(names)].slice(0, 500)}
        limit={12}
        maxLength={200}
        value={text}
        onChange={setText}
        onOptionSubmit={(name) => {
          add(name);
          // The list writes what was chosen into the field after this.
          queueMicrotask(() => setText(''));
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.defaultPrevented) return;
          event.preventDefault();
          add(text);
        }}
      />
    </div>
  );
}

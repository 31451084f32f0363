import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImageId } from '@shared/model/ids';
import { thumbnailUrl } from '../../../bridge/urls';
import { useAnswer } from '../../../bridge/use-answer';
import classes from './example-picker.module.css';

const most = 24;

interface Props {
  readonly onChoose: (image: ImageId) => void;
}

/** The images of the project by name, the first of them. */
export function ImageChoice({ onChoose }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { value: ids } = useAnswer(
    'images.ids',
    { filter: { text: text.trim(), class: null, state: 'all' }, sort: 'path' },
    ({ listing }) => listing,
  );
  const { value: pictures } = useAnswer(
    'images.summaries',
    ids && { ids: ids.slice(0, most) },
    ({ listing }) => listing,
  );
  const shown = (pictures ?? []).filter(({ missing }) => !missing);
  return (
    <>
      <TextInput
        aria-label={t('place.image.search')}
        placeholder={t('place.image.search')}
        leftSection={<IconSearch size={14} stroke={1.7} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {pictures !== null && shown.length === 0 && <p className={classes['dim']}>{t('place.image.none')}</p>}
      <ul className={classes['crops']}>
        {shown.map(({ id, path }) => (
          <li key={id}>
            <button type="button" className={classes['choice']} title={path} onClick={() => onChoose(id)}>
              <img className={classes['thumbnail']} src={thumbnailUrl(id)} alt={path} />
              <span className={classes['name']}>{path}</span>
            </button>
          </li>
        ))}
      </ul>
      {ids && ids.length > most && (
        <p className={classes['dim']}>{t('place.image.more', { count: ids.length - most })}</p>
      )}
    </>
  );
}

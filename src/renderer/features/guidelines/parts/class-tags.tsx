import { useTranslation } from 'react-i18next';
import type { ClassId } from '@shared/model/ids';
import { useLive } from '../../../bridge/use-live';
import classes from './class-tags.module.css';

/** Classes by their colour and name; one that was deleted says so. */
export function ClassTags({ ids }: { readonly ids: readonly ClassId[] }) {
  const { t } = useTranslation();
  const known = useLive((state) => state.classes);
  return (
    <span className={classes['tags']}>
      {ids.map((id) => {
        const one = known.find((candidate) => candidate.id === id);
        return (
          <span key={id} className={classes['tag']}>
            <span className={classes['swatch']} style={{ background: one?.colour }} aria-hidden />
            {one?.name ?? t('guidelines.class.gone')}
          </span>
        );
      })}
    </span>
  );
}

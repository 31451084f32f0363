import { useTranslation } from 'react-i18next';
import type { Panel } from '@shared/contract/guideline-views';
import { Crop } from '../../../crop/crop';
import { Markdown } from '../../../ui/markdown';

import classes from './guideline-tab.module.css';

interface Props {
  readonly decided: Omit<Panel['cases'][number], 'why'>;
  /** Why it is shown. */
  readonly why: string;
}

/** A rare case that people read differently until it was decided. */
export function CaseCard({ decided, why }: Props) {
  const { t } = useTranslation();
  return (
    <li className={classes['card']}>
      <h4 className={classes['title']}>{decided.title}</h4>
      <p className={classes['why']}>{why}</p>
      <div className="selectable">
        <Markdown text={decided.decision} />
      </div>
      {decided.crops.length > 0 && (
        <ul className={classes['crops']}>
          {decided.crops.map(({ image, region }, index) => (
            <li key={index}>
              <Crop image={image} region={region} label={t('annotate.guideline.member', { title: decided.title })} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

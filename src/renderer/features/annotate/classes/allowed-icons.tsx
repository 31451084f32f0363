import { useTranslation } from 'react-i18next';
import type { GeometryType } from '@shared/geometry/geometry';
import { geometryTypes } from '@shared/geometry/geometry-types';
import { geometryIcons } from '../objects/geometry-icons';
import classes from './class-list.module.css';
import { shapeWords } from './refused-shapes';

/** Icons of more shapes than this would push the name aside. */
const MOST_ICONS = 3;

/** The shapes that a class is limited to; nothing for one that takes all. */
export function AllowedIcons({ shapes }: { readonly shapes: readonly string[] | undefined }) {
  const { t } = useTranslation();
  if (!shapes) return null;
  const known = geometryTypes.filter((type): type is GeometryType => shapes.includes(type));
  return (
    <span className={classes['shapes']} title={t('allowed.only', { allowed: shapeWords(shapes) })}>
      {known.slice(0, MOST_ICONS).map((type) => {
        const Icon = geometryIcons[type];
        return <Icon key={type} size={12} stroke={1.8} />;
      })}
      {known.length > MOST_ICONS && <span aria-hidden>+{known.length - MOST_ICONS}</span>}
    </span>
  );
}

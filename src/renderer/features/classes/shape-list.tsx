import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { geometryTypes } from '@shared/geometry/geometry-types';
import classes from './class-editor.module.css';

interface ShapeListProps {
  /** Empty: every shape. */
  readonly shapes: readonly string[];
  readonly onChange: (shapes: readonly string[]) => void;
}

/** The shapes that objects of the class may have; none checked means all. */
export function ShapeList({ shapes, onChange }: ShapeListProps) {
  const { t } = useTranslation();
  return (
    <section className={classes['shapes']} aria-labelledby="class-shapes">
      <h3 id="class-shapes">{t('allowed.title')}</h3>
      <p className={classes['hint']}>{t(shapes.length === 0 ? 'allowed.all' : 'allowed.some')}</p>
      <div className={classes['shapeBoxes']} role="group" aria-labelledby="class-shapes">
        {geometryTypes.map((type) => (
          <Checkbox
            key={type}
            size="xs"
            label={t(`annotate.geometry.${type}`)}
            checked={shapes.includes(type)}
            onChange={(event) => {
              const checked = event.currentTarget.checked;
              onChange(geometryTypes.filter((one) => (one === type ? checked : shapes.includes(one))));
            }}
          />
        ))}
      </div>
    </section>
  );
}

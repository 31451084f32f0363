import { NumberInput } from '@mantine/core';
import { useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImageId } from '@shared/model/ids';
import { imageUrl } from '../../../bridge/urls';
import { boxBetween, type PicturePoint } from './box-between';
import classes from './region-drawer.module.css';

type Box = NonNullable<ReturnType<typeof boxBetween>>;

interface Props {
  readonly picture: { readonly id: ImageId; readonly width: number; readonly height: number; readonly path: string };
  readonly value: Box | null;
  readonly onChange: (box: Box | null) => void;
}

const sides = ['x', 'y', 'width', 'height'] as const;

/** A whole picture on which a box is drawn with the pointer, or given in numbers. */
export function RegionDrawer({ picture, value, onChange }: Props) {
  const { t } = useTranslation();
  const frame = useRef<SVGSVGElement>(null);
  const [from, setFrom] = useState<PicturePoint | null>(null);
  const at = (event: PointerEvent): PicturePoint => {
    const matrix = frame.current?.getScreenCTM();
    return matrix ? new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse()) : { x: 0, y: 0 };
  };
  const { width, height } = picture;
  const put = (side: (typeof sides)[number], given: number) => {
    const box = { ...(value ?? { x: 0, y: 0, width, height }), [side]: given };
    onChange(boxBetween(box, { x: box.x + box.width, y: box.y + box.height }, picture));
  };
  return (
    <div className={classes['drawer']}>
      <svg
        ref={frame}
        className={classes['picture']}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={picture.path}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setFrom(at(event));
          onChange(null);
        }}
        onPointerMove={(event) => from && onChange(boxBetween(from, at(event), picture))}
        onPointerUp={() => setFrom(null)}
        onPointerCancel={() => setFrom(null)}
      >
        <image href={imageUrl(picture.id)} width={width} height={height} preserveAspectRatio="none" />
        {value && (
          <>
            <rect className={classes['halo']} x={value.x} y={value.y} width={value.width} height={value.height} />
            <rect className={classes['box']} x={value.x} y={value.y} width={value.width} height={value.height} />
          </>
        )}
      </svg>
      <fieldset className={classes['numbers']}>
        <legend className={classes['hint']}>{t('place.draw.hint')}</legend>
        {sides.map((side) => (
          <NumberInput
            key={side}
            label={t(`place.draw.${side}`)}
            min={0}
            max={side === 'x' || side === 'width' ? width : height}
            allowDecimal={false}
            value={value?.[side] ?? ''}
            onChange={(given) => typeof given === 'number' && put(side, given)}
          />
        ))}
      </fieldset>
    </div>
  );
}

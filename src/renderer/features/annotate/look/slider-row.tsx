import { Slider } from '@mantine/core';
import { useId } from 'react';
import classes from './view-popover.module.css';

interface SliderRowProps {
  readonly name: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  /** Where the slider snaps to, and goes back to by a double click on its name. */
  readonly neutral: number;
  readonly text: string;
  readonly onChange: (value: number) => void;
}

/** One slider with its name before and its value behind it. */
export function SliderRow({ name, value, least, most, step, neutral, text, onChange }: SliderRowProps) {
  const id = useId();
  return (
    <div className={classes['row']}>
      <span id={id} className={classes['name']} onDoubleClick={() => onChange(neutral)}>
        {name}
      </span>
      <Slider
        size="xs"
        min={least}
        max={most}
        step={step}
        label={null}
        value={value}
        onChange={onChange}
        startPointValue={neutral}
        thumbProps={{ 'aria-labelledby': id }}
        thumbValueText={text}
      />
      <output className={classes['value']}>{text}</output>
    </div>
  );
}

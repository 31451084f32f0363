import type { ComparisonSide } from '@shared/contract/comparison';
import classes from './comparison.module.css';

type Measure = ComparisonSide['agreement'];

interface Props {
  readonly before: Measure;
  readonly after: Measure;
  readonly label: string;
}

const width = 200;
const inset = 6;

/** Two numbers with their intervals on a line from 0 to 1; what lies below 0 stands at 0. */
export function IntervalPlot({ before, after, label }: Props) {
  return (
    <svg className={classes['plot']} viewBox={`0 0 ${width} 34`} role="img" aria-label={label}>
      {[0, 0.5, 1].map((tick) => (
        <line key={tick} className={classes['tick']} x1={placeOf(tick)} x2={placeOf(tick)} y1={1} y2={33} />
      ))}
      <Mark measure={before} y={10} side="before" />
      <Mark measure={after} y={24} side="after" />
    </svg>
  );
}

function Mark({ measure, y, side }: { readonly measure: Measure; readonly y: number; readonly side: string }) {
  const { value, ci95 } = measure;
  if (value === null) return null;
  return (
    <g data-side={side} className={classes['mark']}>
      {ci95 && <line x1={placeOf(ci95[0])} x2={placeOf(ci95[1])} y1={y} y2={y} />}
      <circle cx={placeOf(value)} cy={y} r={4} />
    </g>
  );
}

function placeOf(value: number): number {
  return inset + Math.min(1, Math.max(0, value)) * (width - 2 * inset);
}

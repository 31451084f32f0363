import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { DisclosedStanding } from '@shared/contract/disclosures';
import type { AnnotationId } from '@shared/model/ids';
import { standingMarks } from './decided-marks';
import { decidedStore } from './decided-store';
import classes from './label-standing.module.css';

/** How a label compares with what was decided last of it; undefined: nothing was. */
export function useLabelStanding(id: AnnotationId): DisclosedStanding | undefined {
  return useStore(decidedStore, ({ decisions }) => decisions.findLast(({ labels }) => labels.includes(id))?.standing);
}

export function LabelStanding({ standing }: { readonly standing: DisclosedStanding }) {
  const { t } = useTranslation();
  const { letter, colour } = standingMarks[standing];
  return (
    <span className={classes['mark']} style={{ background: colour }} title={t(`decided.label.${standing}`)} aria-hidden>
      {letter}
    </span>
  );
}

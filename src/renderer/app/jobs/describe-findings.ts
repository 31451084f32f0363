import i18next, { type TFunction } from 'i18next';
import type { Loss, Rejected } from '@shared/contract/reports';

/** Why one file was left out. The file itself is named beside it. */
export function describeRejected(t: TFunction, { code, message }: Rejected): string {
  const key = `jobs.why.${code}`;
  return i18next.exists(key) ? t(key as 'jobs.why.image.broken') : message;
}

/** What a format could not carry, and where that happened first. */
export function describeLoss(t: TFunction, loss: Loss): string {
  const key = `losses.${loss.code}`;
  // Formats grow with the main process: a loss without a sentence here is told in its English words.
  const words = i18next.exists(key) ? t(key as 'losses.coco.info') : loss.message;
  return loss.example === '' ? words : t('jobs.lossWithExample', { words, example: loss.example });
}

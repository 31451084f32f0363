import i18next, { type TFunction } from 'i18next';
import type { Loss } from '@shared/contract/reports';

/** What a format could not carry, and where that happened first. */
export function describeLoss(t: TFunction, loss: Loss): string {
  const key = `losses.${loss.code}`;
  // Formats grow with the main process: a loss without a sentence here is told in its English words.
  const words = i18next.exists(key) ? t(key as 'losses.coco.info') : loss.message;
  return loss.example === '' ? words : t('jobs.lossWithExample', { words, example: loss.example });
}

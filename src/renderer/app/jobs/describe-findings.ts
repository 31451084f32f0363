import i18next, { type TFunction } from 'i18next';
import type { Loss, Rejected } from '@shared/contract/reports';
import { describeError } from '../../i18n/describe-error';

/** Why one file was left out. */
export function describeRejected(t: TFunction, rejected: Rejected): string {
  return describeError(t, { code: rejected.code, params: { path: rejected.path }, message: rejected.message });
}

/** What a format could not carry, and where that happened first. */
export function describeLoss(t: TFunction, loss: Loss): string {
  const key = `jobs.loss.${loss.code}`;
  // Formats grow with the main process: a loss without a sentence here is told in its English words.
  const words = i18next.exists(key) ? t(key as 'jobs.done') : loss.message;
  return loss.example === '' ? words : t('jobs.lossWithExample', { words, example: loss.example });
}

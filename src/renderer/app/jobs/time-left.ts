import type { TFunction } from 'i18next';

/** "about 2 min left", rounded so that it does not flicker. */
export function describeTimeLeft(t: TFunction, seconds: number): string {
  if (seconds < 55) return t('jobs.left.seconds', { count: Math.max(5, Math.ceil(seconds / 5) * 5) });
  if (seconds < 55 * 60) return t('jobs.left.minutes', { count: Math.round(seconds / 60) });
  return t('jobs.left.hours', { count: Math.round(seconds / 3600) });
}

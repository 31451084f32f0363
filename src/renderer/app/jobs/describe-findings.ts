import i18next, { type TFunction } from 'i18next';
import type { Rejected } from '@shared/contract/reports';

/** Why one file was left out. The file itself is named beside it. */
export function describeRejected(t: TFunction, { code, message }: Rejected): string {
  const key = `jobs.why.${code}`;
  return i18next.exists(key) ? t(key as 'jobs.why.image.broken') : message;
}

import type { Loss, Rejected } from '@shared/contract/reports';

/** `1 image`, `2 images`. */
export function count(number: number, thing: string, things = `${thing}s`): string {
  return `${number} ${number === 1 ? thing : things}`;
}

export function lossWords(losses: readonly Loss[]): string[] {
  return losses.map(({ message, count, example }) => `Lost (${count}): ${message} For example: ${example}`);
}

export function rejectedWords(rejected: readonly Rejected[]): string[] {
  return rejected.map(({ message }) => `Left out: ${message}`);
}

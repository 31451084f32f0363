/** From dispute to agreement, told apart by lightness too. */
const steps = ['#e0512f', '#ef8a4f', '#f3c583', '#8fd0bd', '#2fb59a'] as const;

/** Of labels that nobody else has looked at. */
export const NO_AGREEMENT_INK = '#b4b4b0';

/** What stands for how many parts of agreement, the least first. */
export const agreementInks: readonly { readonly ink: string; readonly from: number; readonly to: number }[] = steps.map(
  (ink, index) => ({ ink, from: index / steps.length, to: (index + 1) / steps.length }),
);

/** @param agreement 0 to 1; undefined: not known. */
export function agreementInk(agreement: number | undefined): string {
  if (agreement === undefined) return NO_AGREEMENT_INK;
  return steps[Math.min(steps.length - 1, Math.max(0, Math.floor(agreement * steps.length)))]!;
}

/** A label or a suggestion, as signals see it. */
export interface SignalObject {
  /** Decides every tie. */
  readonly id: string;
  readonly class: string;
  /** How it looks, a unit vector; null while that is not known. */
  readonly vector: Float32Array | null;
  /** True when others who looked at the same image read the place otherwise. */
  readonly disputed: boolean;
  /** 0 to 1: 1 for what is disputed, 0 for what others confirm, 1 − score of a suggestion; null: nobody else looked. */
  readonly doubt: number | null;
  /** What it answers, as `attribute=value`. */
  readonly answers: readonly string[];
}

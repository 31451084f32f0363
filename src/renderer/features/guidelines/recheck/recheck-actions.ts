/** What can be done with the label under review. */
export interface RecheckActions {
  /** It is as it should be. */
  readonly confirm: () => void;
  /** To the canvas. */
  readonly open: () => void;
  /** The rule is not about it. */
  readonly dismiss: () => void;
}
